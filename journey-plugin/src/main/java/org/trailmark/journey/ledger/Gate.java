package org.trailmark.journey.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One reason for which a touchpoint may not go out. Pure. */
interface Gate {

  /**
   * The gates in the order in which they are asked; the first that refuses decides. Consent,
   * holdout, caps, quiet hours and arbitration take their places between {@link Fresh} and {@link
   * Once}; quiet hours will need a third answer, "not now".
   */
  List<Gate> IN_ORDER =
      List.of(new StillValid(), new Published(), new Fresh(), new Once(), new Spacing());

  /** In the ledger and on screens; never renamed. */
  String name();

  /** Why not; empty: this gate has nothing against it. */
  Optional<Refusal> judge(Candidate candidate);

  /**
   * A gate's no.
   *
   * @param reason a sentence for the admin
   * @param numbers what it rests on
   */
  record Refusal(String reason, Map<String, String> numbers) {}
}
