package org.trailmark.server.identities;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.xapi.Ifi;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whose a stored statement is: its actor, or where that is a group the group's members. */
final class StatementPeople {
  private static final JsonMapper JSON = new JsonMapper();

  private StatementPeople() {}

  /** Their identifiers; reads no further than the actor. */
  static List<Ifi> of(byte[] statement) {
    try (JsonParser parser = JSON.createParser(statement)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals("actor")) {
          JsonNode actor = parser.readValueAsTree();
          return people(actor);
        }
        parser.skipChildren();
      }
      return List.of();
    }
  }

  private static List<Ifi> people(JsonNode actor) {
    List<Ifi> people = new ArrayList<>();
    boolean group = actor.path("objectType").asString("").equals("Group");
    for (JsonNode agent : group ? actor.path("member") : List.of(actor)) {
      Ifi ifi = identifier(agent);
      if (ifi != null) {
        people.add(ifi);
      }
    }
    return people;
  }

  private static @Nullable Ifi identifier(JsonNode agent) {
    if (agent.has("mbox")) {
      return new Ifi.Mbox(agent.path("mbox").asString());
    } else if (agent.has("mbox_sha1sum")) {
      return new Ifi.MboxSha1Sum(agent.path("mbox_sha1sum").asString());
    } else if (agent.has("openid")) {
      return new Ifi.OpenId(agent.path("openid").asString());
    }
    JsonNode account = agent.path("account");
    return account.isObject()
        ? new Ifi.Account(account.path("homePage").asString(), account.path("name").asString())
        : null;
  }
}
