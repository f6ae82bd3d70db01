package org.trailmark.lrs.xapi;

import static java.util.Objects.requireNonNull;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Who vouches for the statements of a credential (xAPI-Data 2.4.9). Made once for each credential.
 *
 * @param ifi what identifies the agent
 * @param json the agent as it is written into each statement, in UTF-8; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes follow from who it is; nobody compares them
public record Authority(Ifi ifi, byte[] json) {
  private static final JsonFactory JSON = new JsonFactory();

  public Authority {
    requireNonNull(ifi, "ifi");
    requireNonNull(json, "json");
  }

  /**
   * An agent as authority.
   *
   * @param name how a person calls it; null: it has no name
   */
  public static Authority agent(Ifi ifi, @Nullable String name) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      out.writeStartObject();
      out.writeStringProperty("objectType", "Agent");
      if (name != null) {
        out.writeStringProperty("name", name);
      }
      if (ifi instanceof Ifi.Mbox mbox) {
        out.writeStringProperty("mbox", mbox.mailto());
      } else if (ifi instanceof Ifi.MboxSha1Sum sum) {
        out.writeStringProperty("mbox_sha1sum", sum.hex());
      } else if (ifi instanceof Ifi.OpenId openId) {
        out.writeStringProperty("openid", openId.uri());
      } else if (ifi instanceof Ifi.Account account) {
        out.writeName("account");
        out.writeStartObject();
        out.writeStringProperty("homePage", account.homePage());
        out.writeStringProperty("name", account.name());
        out.writeEndObject();
      }
      out.writeEndObject();
    }
    return new Authority(ifi, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * An account as authority.
   *
   * @param homePage IRL of the system
   * @param name of the account there
   * @param displayName how a person calls it; null: it has no name
   */
  public static Authority account(String homePage, String name, @Nullable String displayName) {
    return agent(new Ifi.Account(homePage, name), displayName);
  }
}
