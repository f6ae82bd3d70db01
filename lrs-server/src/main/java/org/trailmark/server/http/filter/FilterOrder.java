package org.trailmark.server.http.filter;

import jakarta.ws.rs.Priorities;

/** In what order our filters see a request; the response goes through them the other way. */
public final class FilterOrder {
  /** The last to see an answer: until then it may be written otherwise, or taken away. */
  public static final int LENGTH = 40;

  /** Others judge a request by its path, its query and what it accepts. */
  public static final int ADDRESS = 50;

  /** So that no filter behind it reads, and refuses, what the client accepts. */
  public static final int ACCEPT = 60;

  /** Others ask what the body is. */
  public static final int BOUNDARY = 70;

  /** A browser asks without credentials. */
  public static final int CORS = 100;

  /** Nobody reads a body before it is bounded and decoded. */
  public static final int BODY = 200;

  /** Before authentication, which may find the credentials in the form alone. */
  public static final int ALTERNATE_SYNTAX = 300;

  /** After authentication: each credential has a rate of its own. */
  public static final int RATE = Priorities.AUTHENTICATION + 100;

  /** After authentication: who may not ask is not told about versions. */
  public static final int VERSION = Priorities.AUTHORIZATION;

  public static final int CONTENT_TYPE = VERSION + 100;

  private FilterOrder() {}
}
