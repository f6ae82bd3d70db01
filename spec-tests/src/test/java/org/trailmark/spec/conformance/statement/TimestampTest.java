package org.trailmark.spec.conformance.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.http.Version;
import org.trailmark.spec.conformance.json.Json;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Cases;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Level;
import org.trailmark.spec.conformance.kit.Requirement;
import org.trailmark.spec.conformance.kit.Statements;
import tools.jackson.databind.node.ObjectNode;

/** timestamp and stored. */
@Conformance
class TimestampTest {
  private static final String TIMESTAMP = "xAPI-Data 2.4.7";
  private static final String STORED = "xAPI-Data 2.4.8";
  private static final String FORMAT = "xAPI-Data 4.5";
  static final String[] NO_TIMESTAMPS = {
    "'yesterday'",
    "'18.05.2013'",
    "'2013-13-18T05:32:34Z'",
    "'2013-05-32T05:32:34Z'",
    "'2013-02-30T05:32:34Z'",
    "'2013-05-18T25:00:00Z'",
    "'2013-05-18T05:61:00Z'",
    "'05:32:34Z'",
    "'2013-05-18T05:32:34X'",
    "'2013-05-18T05:32:34+25:00'",
    "'1368855154'",
    "'Sat, 18 May 2013 05:32:34 GMT'"
  };

  private final Cases cases;
  private final Lrs lrs;
  private final Statements statements;

  TimestampTest(Lrs lrs) {
    this.lrs = lrs;
    this.cases = new Cases(lrs);
    this.statements = new Statements(lrs);
  }

  @TestFactory
  @Requirement(clause = FORMAT, text = "Timestamps of ISO 8601 are accepted and keep their instant")
  Stream<DynamicTest> timestamps_areAccepted() {
    return cases.accepted(
        Samples::full,
        "/timestamp",
        "'2015-11-18T12:17:00+00:00'",
        "'2015-11-18T12:17:00Z'",
        "'2015-11-18T12:17:00.1Z'",
        "'2015-11-18T12:17:00.123Z'",
        "'2015-11-18T12:17:00.123+05:30'",
        "'2015-11-18T00:17:00.123-08:00'",
        "'2016-02-29T23:59:59.999Z'",
        "'1969-07-20T20:17:40Z'");
  }

  @TestFactory
  @Requirement(clause = FORMAT, text = "A timestamp of another format is refused")
  Stream<DynamicTest> malformedTimestamps_areRefused() {
    return Stream.concat(
        cases.refused(Samples::full, "/timestamp", NO_TIMESTAMPS),
        cases.refused(Places::withSubStatement, "/object/timestamp", NO_TIMESTAMPS));
  }

  @TestFactory
  @Requirement(
      clause = "2.0 changes: timestamps",
      text = "The offsets -00, -0000, -00:00 are refused")
  Stream<DynamicTest> negativeZeroOffset_isRefused() {
    String[] timestamps = {
      "'2015-11-18T12:17:00-00'", "'2015-11-18T12:17:00-0000'", "'2015-11-18T12:17:00-00:00'"
    };
    return Stream.concat(
        cases.refused(Samples::full, "/timestamp", timestamps),
        cases.refused(Places::withSubStatement, "/object/timestamp", timestamps));
  }

  @Test
  @Requirement(clause = FORMAT, text = "A timestamp keeps its precision to at least milliseconds")
  void precision_isKept() {
    ObjectNode sent = Json.with(Samples.full(), "/timestamp", "'2015-11-18T12:17:00.123456789Z'");
    Instant got = instant(statements.roundTrip(sent), "timestamp");
    assertThat(got).isBetween("2015-11-18T12:17:00.123Z", "2015-11-18T12:17:00.124Z");
  }

  @TestFactory
  @Requirement(clause = FORMAT, level = Level.SHOULD, text = "The LRS returns timestamps in UTC")
  Stream<DynamicTest> otherOffset_isReturnedInUtc() {
    return Stream.of("2015-11-18T12:17:00+05:30", "2015-11-18T12:17:00.5-08:00")
        .map(
            timestamp ->
                dynamicTest(
                    timestamp,
                    () -> {
                      ObjectNode got =
                          statements.roundTrip(
                              Json.with(Samples.full(), "/timestamp", Json.text(timestamp)));
                      assertThat(got.get("timestamp").stringValue()).matches(".*(Z|\\+00:00)");
                    }));
  }

  @TestFactory
  @Requirement(
      clause = "2.0 changes: timestamps",
      versions = Version.V2_0_0,
      text = "A timestamp with another offset is converted to UTC")
  Stream<DynamicTest> otherOffset_isConverted() {
    return Stream.of("2015-11-18T12:17:00+05:30", "2015-11-18T12:17:00.5-08:00")
        .map(
            timestamp ->
                dynamicTest(
                    timestamp,
                    () -> {
                      ObjectNode got =
                          statements.roundTrip(
                              Json.with(Samples.full(), "/timestamp", Json.text(timestamp)));
                      assertThat(got.get("timestamp").stringValue()).endsWith("Z");
                      assertThat(instant(got, "timestamp"))
                          .isEqualTo(OffsetDateTime.parse(timestamp).toInstant());
                    }));
  }

  @Test
  @Requirement(
      clause = FORMAT,
      versions = Version.V1_0_3,
      level = Level.EXPECTED,
      text = "A timestamp without a time zone is accepted: the zone is recommended only")
  void timestampWithoutZone_isAccepted() {
    lrs.postStatements(Json.with(Samples.full(), "/timestamp", "'2015-11-18T12:17:00'"))
        .expect(200);
  }

  @Test
  @Requirement(
      clause = TIMESTAMP,
      level = Level.SHOULD,
      text = "A timestamp that is absent is set to the value of stored")
  void absent_isStored() {
    ObjectNode got = statements.roundTrip(Samples.statement());
    assertThat(instant(got, "timestamp")).isEqualTo(instant(got, "stored"));
  }

  @Test
  @Requirement(
      clause = TIMESTAMP,
      level = Level.SHOULD,
      text = "A timestamp in the future is not refused")
  void future_isAccepted() {
    String soon = Instant.now().plusSeconds(90).toString();
    cases.accept(Json.with(Samples.full(), "/timestamp", Json.text(soon)));
  }

  @Test
  @Requirement(clause = TIMESTAMP, text = "A SubStatement's timestamp may be in the future")
  void future_inSubStatement_isAccepted() {
    cases.accept(
        Json.with(Places.withSubStatement(), "/object/timestamp", "'2999-01-01T00:00:00.000Z'"));
  }

  @Test
  @Requirement(clause = STORED, text = "The LRS sets stored, and overwrites what was sent")
  void stored_isOverwritten() {
    ObjectNode sent = Json.with(Samples.full(), "/stored", "'2001-01-01T00:00:00.000Z'");
    Instant got = instant(statements.roundTrip(sent), "stored");
    assertThat(got).isAfter("2020-01-01T00:00:00Z");
  }

  @TestFactory
  @Requirement(
      clause = STORED,
      level = Level.SHOULD,
      text = "A malformed stored is refused before it would be overwritten")
  Stream<DynamicTest> storedMalformed_isRefused() {
    return cases.refused(Samples::full, "/stored", NO_TIMESTAMPS);
  }

  @Test
  @Requirement(clause = STORED, level = Level.SHOULD, text = "stored is the current or a past time")
  void stored_isNotInTheFuture() {
    ObjectNode got = statements.roundTrip(Samples.statement());
    assertThat(instant(got, "stored")).isBefore(Instant.now().plusSeconds(30));
  }

  @Test
  @Requirement(clause = FORMAT, text = "stored has a precision of at least milliseconds")
  void stored_hasMilliseconds() {
    ObjectNode got = statements.roundTrip(Samples.statement());
    assertThat(got.get("stored").stringValue())
        .matches(".*:\\d\\d\\.\\d{3,9}(Z|[+-]\\d\\d:\\d\\d)");
  }

  private static Instant instant(ObjectNode statement, String property) {
    return OffsetDateTime.parse(statement.get(property).stringValue()).toInstant();
  }
}
