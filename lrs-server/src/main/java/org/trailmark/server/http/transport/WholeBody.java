package org.trailmark.server.http.transport;

import java.time.Duration;
import java.util.function.LongPredicate;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** What the web server has found out about a body, for whoever reads it in a request. */
public final class WholeBody {
  /** A property of requests: the {@link LrsException} that they are to be answered with. */
  public static final String REFUSED = WholeBody.class.getName() + ".refused";

  /**
   * A property of requests whose body is to be unfolded: a {@link LongPredicate} that takes room
   * for so many bytes of it, in all, and says whether there was any.
   */
  public static final String ROOM = WholeBody.class.getName() + ".room";

  private static final Duration A_MOMENT = Duration.ofSeconds(1);

  private WholeBody() {}

  /** The refusal of a body for which there is no room now; it may be sent again in a moment. */
  public static LrsException noRoom() {
    return LrsException.later(
        ProblemCode.OVERLOADED,
        "Too many large requests at once; try again in a moment.",
        A_MOMENT);
  }
}
