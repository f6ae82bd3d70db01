package org.trailmark.server.records.names;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.xapi.Ifi;

/**
 * Who did something, as a statement names her: an agent, or a group with its members.
 *
 * @param ifi null: an anonymous group
 * @param name null: not said
 * @param members of a group; empty for an agent
 */
public record Party(
    boolean isGroup, @Nullable Ifi ifi, @Nullable String name, List<Party> members) {

  static final int AGENT = 0;
  static final int GROUP = 1;
  static final int GROUP_WITH_MEMBERS = 2;

  public Party {
    members = List.copyOf(members);
  }

  /** How it is stored; never changes. */
  int kind() {
    return !isGroup ? AGENT : members.isEmpty() ? GROUP : GROUP_WITH_MEMBERS;
  }

  /** An identifier's key; of a group with members, the same for each group of just these. */
  public String key() {
    String own = ifi == null ? "" : ifi.key();
    return members.isEmpty()
        ? own
        : Stream.concat(Stream.of("group:" + own), members.stream().map(Party::key).sorted())
            .collect(Collectors.joining("\n"));
  }

  /** What makes up a group with members: they, and the group itself where it has an identifier. */
  List<Party> parts() {
    return ifi == null
        ? members
        : Stream.concat(Stream.of(new Party(true, ifi, name, List.of())), members.stream())
            .toList();
  }
}
