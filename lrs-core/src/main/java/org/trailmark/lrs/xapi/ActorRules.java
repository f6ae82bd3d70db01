package org.trailmark.lrs.xapi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** xAPI-Data 2.4.2: an agent or a group, and by what it is identified (2.4.2.3). */
final class ActorRules implements PropertyRules {
  /** What may stand in a place. */
  enum Kind {
    AGENT("an agent"),
    GROUP("a group"),
    AGENT_OR_GROUP("an agent or a group");

    private final String what;

    Kind(String what) {
      this.what = what;
    }
  }

  static final String AGENT_CLAUSE = "xAPI-Data 2.4.2.1";
  static final String GROUP_CLAUSE = "xAPI-Data 2.4.2.2";
  static final String IFI_CLAUSE = "xAPI-Data 2.4.2.3";

  private static final Shape ACTOR =
      Shape.of("an agent or group", "xAPI-Data 2.4.2")
          .optional("objectType", "name", "mbox", "mbox_sha1sum", "openid", "account", "member");

  private final JsonCursor json;
  private @Nullable String objectType;
  private boolean typeIsBad;
  private @Nullable String identifiedBy;
  private @Nullable Ifi ifi;
  private @Nullable List<ActorRules> members;

  ActorRules(JsonCursor json) {
    this.json = json;
  }

  /** Reads and judges the actor under the cursor. */
  static ActorRules read(JsonCursor json, Kind allowed) {
    ActorRules actor = new ActorRules(json);
    if (json.object(ACTOR, actor)) {
      actor.judge(allowed);
    }
    return actor;
  }

  @Override
  public void property(String name) {
    switch (name) {
      case "objectType" -> objectType();
      case "name" -> json.anyString();
      case "member" -> members();
      default -> identifier(name);
    }
  }

  private void objectType() {
    String text = json.string();
    if ("Agent".equals(text) || "Group".equals(text)) {
      objectType = text;
      return;
    }
    typeIsBad = true;
    if (text != null) {
      json.fault(
          "xAPI-Data 2.4.2", "objectType must be \"Agent\" or \"Group\"; found " + Quote.of(text));
    }
  }

  /** The type that whoever reads the object in which this actor may lie has found. */
  void objectType(String type) {
    objectType = type;
  }

  private void members() {
    List<ActorRules> read = new ArrayList<>();
    members = read;
    json.array("the members of a group", () -> read.add(read(json, Kind.AGENT)));
  }

  private void identifier(String name) {
    if (identifiedBy != null) {
      json.fault(
          IFI_CLAUSE,
          "must be left out: an agent or group has one identifier, and this one has \""
              + identifiedBy
              + "\"");
    } else {
      identifiedBy = name;
    }
    ifi = IfiRules.read(json, name);
  }

  /**
   * Judges what no single property can show. The cursor stands at the end of the object.
   *
   * @param allowed what this place takes
   */
  void judge(Kind allowed) {
    if (typeIsBad) {
      return;
    }
    boolean group = isGroup();
    if (group ? allowed == Kind.AGENT : allowed == Kind.GROUP) {
      json.fault(
          group ? AGENT_CLAUSE : GROUP_CLAUSE,
          "must be %s; found %s%s"
              .formatted(
                  allowed.what,
                  group ? "a group" : "an agent",
                  objectType == null ? " (there is no \"objectType\": \"Group\")" : ""));
      return;
    }
    if (!group && members != null) {
      json.faultIn(
          "member",
          AGENT_CLAUSE,
          "only a group has members; add \"objectType\": \"Group\" if this is one");
    } else if (!group && identifiedBy == null) {
      json.fault(AGENT_CLAUSE, "an agent must have one of mbox, mbox_sha1sum, openid and account");
    } else if (group && identifiedBy == null && (members == null || members.isEmpty())) {
      json.faultIn(
          "member",
          GROUP_CLAUSE,
          "a group without mbox, mbox_sha1sum, openid or account must list its members");
    }
  }

  boolean isGroup() {
    return "Group".equals(objectType);
  }

  /** Whether it has an identifier, a good one or a bad one, or members. */
  boolean isIdentified() {
    return identifiedBy != null || members != null;
  }

  @Nullable Ifi ifi() {
    return ifi;
  }

  List<ActorRules> memberList() {
    return members == null ? List.of() : members;
  }

  /** Adds the keys of the actor and of its members. */
  void addKeys(Collection<String> keys) {
    if (ifi != null) {
      keys.add(ifi.key());
    }
    for (ActorRules member : memberList()) {
      member.addKeys(keys);
    }
  }
}
