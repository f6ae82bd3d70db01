package org.trailmark.journey.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.trailmark.journey.definition.Holdout;

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
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((salt + "\n" + person).getBytes(StandardCharsets.UTF_8));
      long bits = 0;
      for (int i = 0; i < Long.BYTES; i++) {
        bits = bits << 8 | (hash[i] & 0xff);
      }
      return (bits >>> 11) * 0x1.0p-53 * 100;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
