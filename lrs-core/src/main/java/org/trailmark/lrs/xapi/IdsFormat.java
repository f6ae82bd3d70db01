package org.trailmark.lrs.xapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The format {@code ids}: what identifies an agent, group, verb or activity, and its type. */
final class IdsFormat extends FormatWalk {
  private static final List<String> IFIS = List.of("mbox", "mbox_sha1sum", "openid", "account");

  @Override
  byte[] verb(JsonSpan verb) {
    return only(verb.properties(), "id");
  }

  @Override
  byte[] activity(JsonSpan activity) {
    return only(activity.properties(), "objectType", "id");
  }

  /** An anonymous group has nothing but its members, so these stay, each by its identifier. */
  @Override
  byte[] actor(JsonSpan actor) {
    Map<String, JsonSpan> properties = actor.properties();
    for (String ifi : IFIS) {
      if (properties.containsKey(ifi)) {
        return only(properties, "objectType", ifi);
      }
    }
    List<byte[]> members = new ArrayList<>();
    JsonBytes group = new JsonBytes();
    properties.forEach(
        (name, value) -> {
          if (name.equals("objectType")) {
            group.add(name, value);
          } else if (name.equals("member")) {
            value.elements().forEach(member -> members.add(actor(member)));
            group.add(name, JsonBytes.array(members));
          }
        });
    return group.end();
  }

  @Override
  byte[] attachment(JsonSpan attachment) {
    return same(attachment);
  }

  private static byte[] only(Map<String, JsonSpan> properties, String... names) {
    JsonBytes object = new JsonBytes();
    for (String name : names) {
      JsonSpan value = properties.get(name);
      if (value != null) {
        object.add(name, value);
      }
    }
    return object.end();
  }
}
