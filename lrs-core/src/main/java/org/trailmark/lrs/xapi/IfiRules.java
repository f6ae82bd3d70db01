package org.trailmark.lrs.xapi;

import org.jspecify.annotations.Nullable;

/** xAPI-Data 2.4.2.3 and 2.4.2.4: the four Inverse Functional Identifiers. */
final class IfiRules implements PropertyRules {
  private static final Shape ACCOUNT =
      Shape.of("an account", "xAPI-Data 2.4.2.4").required("homePage", "name");

  private final JsonCursor json;
  private @Nullable String homePage;
  private @Nullable String name;

  private IfiRules(JsonCursor json) {
    this.json = json;
  }

  /**
   * Reads the identifier under the cursor; null with a fault.
   *
   * @param kind the property's name
   */
  static @Nullable Ifi read(JsonCursor json, String kind) {
    return switch (kind) {
      case "mbox" -> mbox(json);
      case "mbox_sha1sum" -> sha1(json);
      case "openid" -> {
        String uri = FormatRules.iri(json);
        yield uri == null ? null : new Ifi.OpenId(uri);
      }
      case "account" -> new IfiRules(json).account();
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static @Nullable Ifi mbox(JsonCursor json) {
    String text = json.string();
    if (text == null) {
      return null;
    }
    String problem = MailtoIri.problem(text);
    if (problem == null) {
      return new Ifi.Mbox(text);
    }
    json.fault(
        ActorRules.IFI_CLAUSE,
        "must be a mailto IRI, such as \"mailto:ann@example.org\"; "
            + Quote.of(text)
            + " "
            + problem);
    return null;
  }

  private static @Nullable Ifi sha1(JsonCursor json) {
    String text = json.string();
    if (text == null) {
      return null;
    }
    String problem = Hex.sha1Problem(text);
    if (problem == null) {
      return new Ifi.MboxSha1Sum(text);
    }
    json.fault(
        ActorRules.IFI_CLAUSE,
        "must be a SHA-1 of 40 hexadecimal digits; " + Quote.of(text) + " " + problem);
    return null;
  }

  private @Nullable Ifi account() {
    json.object(ACCOUNT, this);
    return homePage == null || name == null ? null : new Ifi.Account(homePage, name);
  }

  @Override
  public void property(String property) {
    if (property.equals("homePage")) {
      homePage = FormatRules.iri(json);
    } else {
      name = json.string();
    }
  }
}
