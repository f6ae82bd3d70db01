package org.trailmark.lrs.xapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * An Inverse Functional Identifier: what makes an agent or identified group this one and no other
 * (xAPI-Data 2.4.2.3).
 */
public sealed interface Ifi {

  /**
   * The identifier as one string, equal exactly when the identifiers are: what is indexed and
   * compared. Begins with the kind, for example {@code mbox:mailto:ann@example.org} or {@code
   * account:https://lms.example.org|ann}. Parsed again by {@link #ofKey(String)}.
   */
  String key();

  /**
   * An e-mail address.
   *
   * @param mailto with {@code mailto:} in front, as it was sent
   */
  record Mbox(String mailto) implements Ifi {
    public Mbox {
      requireNonNull(mailto, "mailto");
    }

    /** The domain is compared without regard to case (xAPI-Data 2.3.1); the local part is not. */
    @Override
    public String key() {
      int at = mailto.lastIndexOf('@');
      return "mbox:"
          + mailto.substring(0, at + 1)
          + mailto.substring(at + 1).toLowerCase(Locale.ROOT);
    }
  }

  /** The hexadecimal SHA-1 of a mailto IRI. */
  record MboxSha1Sum(String hex) implements Ifi {
    public MboxSha1Sum {
      requireNonNull(hex, "hex");
    }

    /** The sum of a mailto IRI, in lower case. */
    public static MboxSha1Sum of(String mailto) {
      try {
        byte[] sum = MessageDigest.getInstance("SHA-1").digest(mailto.getBytes(UTF_8));
        return new MboxSha1Sum(HexFormat.of().formatHex(sum));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-1", e);
      }
    }

    @Override
    public String key() {
      return "sha1:" + hex.toLowerCase(Locale.ROOT);
    }
  }

  /** An OpenID. */
  record OpenId(String uri) implements Ifi {
    public OpenId {
      requireNonNull(uri, "uri");
    }

    @Override
    public String key() {
      return "openid:" + uri;
    }
  }

  /**
   * An account on a system.
   *
   * @param homePage IRL of the system
   * @param name the name or number there
   */
  record Account(String homePage, String name) implements Ifi {
    public Account {
      requireNonNull(homePage, "homePage");
      requireNonNull(name, "name");
    }

    /** An IRL holds no {@code |}, so the first one ends it. */
    @Override
    public String key() {
      return "account:" + homePage + "|" + name;
    }
  }

  /**
   * The identifier of a {@link #key()}.
   *
   * @throws IllegalArgumentException if no identifier has this key
   */
  static Ifi ofKey(String key) {
    int colon = key.indexOf(':');
    String kind = colon < 0 ? "" : key.substring(0, colon);
    String rest = key.substring(colon + 1);
    return switch (kind) {
      case "mbox" -> new Mbox(rest);
      case "sha1" -> new MboxSha1Sum(rest);
      case "openid" -> new OpenId(rest);
      case "account" -> {
        int bar = rest.indexOf('|');
        if (bar < 0) {
          throw new IllegalArgumentException("no account: " + key);
        }
        yield new Account(rest.substring(0, bar), rest.substring(bar + 1));
      }
      default -> throw new IllegalArgumentException("no identifier: " + key);
    };
  }
}
