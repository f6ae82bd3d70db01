package org.trailmark.journey.ledger;

import java.util.List;

/**
 * One reason for which a touchpoint may not go out, or not now. Looks at nothing but the candidate,
 * reads no clock, and changes nothing but what must not change later: whom a holdout drew.
 */
interface Gate {

  /**
   * The gates in the order in which they are asked; the first that does not pass decides. After
   * {@link Quiet} comes {@link Arbitrated}, which sees those of one learner together; the channel
   * comes last. Both are in {@link Judge}.
   */
  List<Gate> IN_ORDER =
      List.of(
          new StillValid(),
          new Published(),
          new Fresh(),
          new Said(),
          new Consented(),
          new HeldOut(),
          new Once(),
          new Spacing(),
          new Capped(),
          new Quiet());

  /** In the ledger and on screens; never renamed. */
  String name();

  Answer judge(Candidate candidate);
}
