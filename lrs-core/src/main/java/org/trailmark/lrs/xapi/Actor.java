package org.trailmark.lrs.xapi;

import java.util.Optional;

/** Who did something: an agent or a group (xAPI-Data 2.4.2). */
public sealed interface Actor extends StatementObject permits Agent, Group {

  /** What identifies the actor; empty for an anonymous group. */
  Optional<Ifi> ifi();

  /** How a person calls the actor. */
  Optional<String> name();
}
