package org.trailmark.lrs.xapi;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Looks up how a statement calls an agent or group, wherever in it the agent or group stands. */
public final class AgentNames {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonParser parser;
  private final String key;
  private final Set<String> found = new LinkedHashSet<>();

  private AgentNames(JsonParser parser, String key) {
    this.parser = parser;
    this.key = key;
  }

  /**
   * The names that go with an identifier.
   *
   * @param statement a stored statement
   * @return in the order of the document, each once
   */
  public static Set<String> in(byte[] statement, Ifi agent) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), statement)) {
      AgentNames names = new AgentNames(parser, agent.key());
      parser.nextToken();
      names.value();
      return names.found;
    }
  }

  /** Reads the value under the parser; its strings, where it is an object. */
  private Map<String, String> value() {
    Map<String, String> strings = new HashMap<>();
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        value();
      }
    } else if (parser.currentToken() == JsonToken.START_OBJECT) {
      Map<String, String> account = Map.of();
      String property;
      while ((property = parser.nextName()) != null) {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_STRING) {
          strings.put(property, parser.getString());
        } else if (property.equals("extensions") || property.equals("definition")) {
          parser.skipChildren(); // anybody's data, and no agents of the standard
        } else if (property.equals("account")) {
          account = value();
        } else {
          value();
        }
      }
      note(strings, account);
    }
    return strings;
  }

  private void note(Map<String, String> strings, Map<String, String> account) {
    String name = strings.get("name");
    Ifi ifi = name == null ? null : ifi(strings, account);
    if (name != null && ifi != null && ifi.key().equals(key)) {
      found.add(name);
    }
  }

  private static @Nullable Ifi ifi(Map<String, String> agent, Map<String, String> account) {
    String mbox = agent.get("mbox");
    String sha1 = agent.get("mbox_sha1sum");
    String openId = agent.get("openid");
    String homePage = account.get("homePage");
    String name = account.get("name");
    if (mbox != null) {
      return new Ifi.Mbox(mbox);
    }
    if (sha1 != null) {
      return new Ifi.MboxSha1Sum(sha1);
    }
    if (openId != null) {
      return new Ifi.OpenId(openId);
    }
    return homePage == null || name == null ? null : new Ifi.Account(homePage, name);
  }
}
