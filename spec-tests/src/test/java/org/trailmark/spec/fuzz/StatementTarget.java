package org.trailmark.spec.fuzz;

import java.time.Instant;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode.Blame;
import org.trailmark.lrs.xapi.Authority;
import org.trailmark.lrs.xapi.StatementParser;
import org.trailmark.lrs.xapi.StatementParser.Context;
import org.trailmark.lrs.xapi.ValidStatement;
import org.trailmark.lrs.xapi.XapiVersion;

/**
 * Any bytes as a body of statements: they are refused in words, or stored in a form that is a good
 * statement again.
 */
public final class StatementTarget {
  private static final StatementParser PARSER = new StatementParser(StatementParser.Limits.DEFAULT);
  private static final Authority AUTHORITY =
      Authority.account("https://lrs.example.org", "fuzz", null);
  private static final Instant STORED = Instant.parse("2026-11-27T12:00:00Z");

  private StatementTarget() {}

  /** Called by the fuzzer with each input. */
  public static void fuzzerTestOneInput(byte[] body) {
    for (XapiVersion version : XapiVersion.values()) {
      try {
        PARSER.parse(body, Context.post(version, AUTHORITY)).forEach(one -> again(one, version));
      } catch (LrsException refusal) {
        requireClientsFault(refusal);
      }
    }
  }

  private static void again(ValidStatement statement, XapiVersion version) {
    byte[] stored = statement.stamped(STORED);
    try {
      PARSER.parse(stored, Context.put(version, AUTHORITY, statement.id()));
    } catch (LrsException e) {
      throw new AssertionError("what was stored is not taken again", e);
    }
  }

  static void requireClientsFault(LrsException refusal) {
    if (refusal.code().blame() != Blame.CLIENT) {
      throw new AssertionError("a client's text is refused as if it were our fault", refusal);
    }
  }
}
