package org.trailmark.journey.ledger;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Nothing is said twice, whoever she was taken for when it was said first, and however her runs are
 * numbered now.
 */
final class Said implements Gate {

  @Override
  public String name() {
    return "said";
  }

  @Override
  public Answer judge(Candidate candidate) {
    return candidate.facts().said().map(sent -> refuse(candidate, sent)).orElse(Answer.pass());
  }

  private static Answer refuse(Candidate candidate, Send sent) {
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("sentAt", sent.sentAt().toString());
    numbers.put("wantedAt", candidate.wish().at().toString());
    numbers.put("sentInRun", String.valueOf(sent.run()));
    numbers.put("sentOccurrence", String.valueOf(sent.occurrence()));
    numbers.put("sentAs", sent.key());
    boolean sameNumber =
        sent.run() == candidate.wish().run() && sent.occurrence() == candidate.wish().occurrence();
    return new Answer.Refusal(
        sameNumber
            ? "It was said on %s already, as number %d of run %d."
                .formatted(sent.sentAt(), sent.occurrence(), sent.run())
            : "It was said on %s already, for the entry at the same time.".formatted(sent.sentAt()),
        numbers);
  }
}
