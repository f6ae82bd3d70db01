package org.trailmark.lrs.xapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.xapi.Mutants.Break;
import org.trailmark.lrs.xapi.Mutants.Mutant;

class StatementParserPropertyTest {
  private static final Instant STORED = Instant.parse("2026-11-22T11:16:00.123Z");
  private static final Authority AUTHORITY =
      Authority.account("https://lrs.example.org", "tool", "Tool");

  private final StatementParser parser = new StatementParser(StatementParser.Limits.DEFAULT);

  @Property(tries = 800)
  void validStatement_isTaken_andOnlyTheLrsOwnIsAdded(
      @ForAll long seed, @ForAll XapiVersion version) {
    Map<String, Object> sent = ValidStatements.make(seed, version);
    ValidStatement statement = parse(TestJson.spaced(sent), version);
    byte[] json = statement.stamped(STORED);

    assertThat(StatementComparison.equal(json, TestJson.compact(sent))).isTrue();
    assertThat(JsonValues.object(json))
        .isEqualTo(JsonValues.object(TestJson.compact(completed(sent, statement.id(), version))));
  }

  /** What the LRS must make of a statement, said again in the plainest way. */
  private static Map<String, Object> completed(
      Map<String, Object> sent, UUID id, XapiVersion version) {
    Map<String, Object> all = new LinkedHashMap<>(sent);
    all.put("id", id.toString());
    all.put("stored", STORED.toString());
    all.putIfAbsent("timestamp", STORED.toString());
    all.putIfAbsent("version", version.statementDefault());
    all.put("authority", JsonValues.object(AUTHORITY.json()));
    complete(all);
    return all;
  }

  private static void complete(Map<String, Object> statement) {
    statement.computeIfPresent(
        "timestamp",
        (name, time) ->
            switch (time.toString()) {
              case "2015-12-31T23:30:00.5-01:00" -> "2016-01-01T00:30:00.5Z";
              case "2100-01-01T00:00:00+05:45" -> "2099-12-31T18:15:00Z";
              default -> time;
            });
    if (statement.get("context") instanceof Map<?, ?> context
        && context.get("contextActivities") instanceof Map<?, ?> activities) {
      wrap(activities);
    }
    if (statement.get("object") instanceof Map<?, ?> object && object.containsKey("actor")) {
      completeSub(object);
    }
  }

  @SuppressWarnings("unchecked") // the generator makes no other maps
  private static void wrap(Map<?, ?> activities) {
    ((Map<String, Object>) activities)
        .replaceAll((name, value) -> value instanceof List ? value : List.of(value));
  }

  @SuppressWarnings("unchecked") // the generator makes no other maps
  private static void completeSub(Map<?, ?> sub) {
    complete((Map<String, Object>) sub);
  }

  @Property(tries = 500)
  void compactStatement_isFoundUnchangedInTheOutput(@ForAll long seed) {
    Map<String, Object> sent = ValidStatements.make(seed, XapiVersion.V2_0_0);
    for (String changed : List.of("id", "stored", "timestamp", "authority", "context")) {
      sent.remove(changed);
    }
    if (sent.get("object") instanceof Map<?, ?> object && object.containsKey("actor")) {
      object.remove("timestamp");
      object.remove("context");
    }
    String text = new String(TestJson.compact(sent), StandardCharsets.UTF_8);
    ValidStatement statement = parse(TestJson.spaced(sent), XapiVersion.V2_0_0);

    assertThat(new String(statement.json(), StandardCharsets.UTF_8))
        .contains(text.substring(1, text.length() - 1));
  }

  @Property(tries = 1500)
  void brokenStatement_isRefused_whereItIsBroken(
      @ForAll long seed, @ForAll XapiVersion version, @ForAll Break how) {
    Mutant mutant = Mutants.of(ValidStatements.make(seed, version), how, seed);
    LrsException e =
        catchThrowableOfType(
            LrsException.class, () -> parse(TestJson.compact(mutant.json()), version));

    assertThat(e).as(mutant.toString()).isNotNull();
    assertThat(e.code()).isEqualTo(ProblemCode.INVALID_STATEMENT);
    assertThat(e.faults()).extracting(Fault::pointer).contains(mutant.pointer());
  }

  @Property(tries = 700)
  void bodyCutOff_isMalformedAndNothingElse(@ForAll long seed) {
    byte[] whole = TestJson.compact(ValidStatements.make(seed, XapiVersion.V2_0_0));
    byte[] part = Arrays.copyOf(whole, (int) Long.remainderUnsigned(seed, whole.length));

    assertThat(
            catchThrowableOfType(LrsException.class, () -> parse(part, XapiVersion.V2_0_0)).code())
        .isEqualTo(ProblemCode.MALFORMED_JSON);
  }

  @Property(tries = 700)
  void anyBytes_areReadOrRefused_neverMore(@ForAll long seed, @ForAll byte with) {
    byte[] body = TestJson.compact(ValidStatements.make(seed, XapiVersion.V1_0_3));
    body[(int) Long.remainderUnsigned(seed, body.length)] = with;
    try {
      ValidStatement statement = parse(body, XapiVersion.V1_0_3);
      byte[] json = statement.stamped(STORED);
      assertThat(Statement.read(json).id()).isEqualTo(statement.id());
    } catch (LrsException e) {
      assertThat(e.faults()).isNotEmpty();
    }
  }

  @Property(tries = 500)
  void validStatement_hasAllItsForms(@ForAll long seed) {
    Map<String, Object> sent = ValidStatements.make(seed, XapiVersion.V2_0_0);
    sent.remove("attachments");
    if (sent.get("object") instanceof Map<?, ?> object) {
      object.remove("attachments");
    }
    ValidStatement statement = parse(TestJson.spaced(sent), XapiVersion.V2_0_0);
    byte[] json = statement.stamped(STORED);
    Statement read = Statement.read(json);

    assertThat(read.id()).isEqualTo(statement.id());
    assertThat(read.verb().id()).isEqualTo(statement.keys().verb());
    byte[] canonical = StatementFormat.canonical(json, List.of());
    assertThat(StatementComparison.equal(json, canonical)).isTrue();
    assertThat(Statement.read(canonical).verb().display()).hasSizeLessThan(2);
    Statement ids = Statement.read(StatementFormat.ids(json));
    assertThat(ids.actor().ifi()).isEqualTo(read.actor().ifi());
    assertThat(ids.verb().display()).isEmpty();
  }

  private ValidStatement parse(byte[] body, XapiVersion version) {
    return parser.parse(body, StatementParser.Context.post(version, AUTHORITY)).get(0);
  }
}
