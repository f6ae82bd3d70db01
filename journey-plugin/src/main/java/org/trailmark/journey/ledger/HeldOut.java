package org.trailmark.journey.ledger;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.trailmark.journey.definition.Holdout;
import org.trailmark.lrs.hash.Sha256;

/** She is not one of those to whom the journey says nothing, to compare with. Duties pass. */
final class HeldOut implements Gate {

  @Override
  public String name() {
    return "holdout";
  }

  @Override
  public Answer judge(Candidate candidate) {
    Holdout holdout = candidate.situation().journey().contact().holdout();
    if (holdout == null || candidate.touchpoint().mandatory()) {
      return Answer.pass();
    }
    double draw = draw(holdout.salt(), candidate.facts().person(holdout.salt()));
    if (draw >= holdout.percent()) {
      return Answer.pass();
    }
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("percent", String.valueOf(holdout.percent()));
    numbers.put("salt", holdout.salt());
    numbers.put("draw", String.valueOf(draw));
    return new Answer.Refusal(
        "She belongs to the %s percent to whom this journey says nothing, to compare with."
            .formatted(holdout.percent()),
        numbers);
  }

  /** Where a person lies between 0 and 100: 53 bits of the SHA-256 of salt and person. */
  static double draw(String salt, String person) {
    long bits = ByteBuffer.wrap(Sha256.of(salt + "\n" + person)).getLong();
    return (bits >>> 11) * 0x1.0p-53 * 100;
  }
}
