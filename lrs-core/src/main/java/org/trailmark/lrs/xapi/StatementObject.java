package org.trailmark.lrs.xapi;

/** What a statement is about (xAPI-Data 2.4.4). */
public sealed interface StatementObject permits Activity, Actor, StatementRef, SubStatement {

  /** The object's {@code objectType}, also where the statement leaves it out. */
  String objectType();
}
