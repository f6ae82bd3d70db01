package org.trailmark.lrs.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.trailmark.lrs.xapi.Authority;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.lrs.xapi.StatementParser;
import org.trailmark.lrs.xapi.ValidStatement;
import org.trailmark.lrs.xapi.XapiVersion;

/** Statements to be stored: somebody did something. */
public final class TestStatements {
  private static final StatementParser PARSER = new StatementParser(StatementParser.Limits.DEFAULT);
  private static final StatementParser.Context POST =
      StatementParser.Context.post(
          XapiVersion.V1_0_3, Authority.account("https://lrs.example.org", "tests", null));

  private TestStatements() {}

  /** A name's mailbox. */
  public static Ifi agent(String name) {
    return new Ifi.Mbox("mailto:" + name + "@example.org");
  }

  public static String iri(String name) {
    return "http://example.org/" + name;
  }

  /** Somebody passed a course. */
  public static ValidStatement passed(String name, String course) {
    return of(UUID.randomUUID(), name, iri("passed"), activity(course), "{}");
  }

  /** Somebody did something with another statement. */
  public static ValidStatement referring(String name, String verb, UUID target) {
    String reference = "{\"objectType\":\"StatementRef\",\"id\":\"%s\"}".formatted(target);
    return of(UUID.randomUUID(), name, verb, reference, "{}");
  }

  public static String activity(String name) {
    return "{\"id\":\"%s\"}".formatted(iri(name));
  }

  public static ValidStatement of(
      UUID id, String name, String verb, String object, String context) {
    String json =
        """
        {"id":"%s","actor":{"mbox":"mailto:%s@example.org"},"verb":{"id":"%s"},
         "object":%s,"context":%s}
        """
            .formatted(id, name, verb, object, context);
    return PARSER.parse(json.getBytes(UTF_8), POST).get(0);
  }
}
