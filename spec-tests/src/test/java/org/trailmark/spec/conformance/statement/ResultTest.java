package org.trailmark.spec.conformance.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.json.Json;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Cases;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Level;
import org.trailmark.spec.conformance.kit.Requirement;
import org.trailmark.spec.conformance.kit.Statements;
import tools.jackson.databind.node.ObjectNode;

/** Results, scores and durations. */
@Conformance
class ResultTest {
  private static final String RESULT = "xAPI-Data 2.4.5";
  private static final String SCORE = "xAPI-Data 2.4.5.1";
  private static final String DURATION = "xAPI-Data 4.6";

  private final Cases cases;
  private final Lrs lrs;
  private final Statements statements;

  ResultTest(Lrs lrs) {
    this.lrs = lrs;
    this.cases = new Cases(lrs);
    this.statements = new Statements(lrs);
  }

  @TestFactory
  @Requirement(clause = RESULT, text = "A result and all of its properties are optional")
  Stream<DynamicTest> properties_areOptional() {
    return cases.acceptedWithout(
        Samples::full,
        "/result",
        "/result/score",
        "/result/success",
        "/result/completion",
        "/result/response",
        "/result/duration",
        "/result/extensions");
  }

  @TestFactory
  @Requirement(clause = RESULT, text = "A response is any string, the empty one too")
  Stream<DynamicTest> response_isAnyString() {
    return cases.accepted(Samples::full, "/result/response", "''", "'line\\nbreak \\ud83d\\ude00'");
  }

  @TestFactory
  @Requirement(clause = SCORE, text = "scaled is between -1 and 1, inclusive")
  Stream<DynamicTest> scaled_isBetweenMinusOneAndOne() {
    return Stream.concat(
        cases.accepted(Samples::full, "/result/score/scaled", "-1", "1", "0", "1.0", "-0.999999"),
        cases.refused(
            Samples::full, "/result/score/scaled", "1.000001", "-1.01", "2", "1e3", "-95"));
  }

  @TestFactory
  @Requirement(clause = SCORE, text = "raw is between min and max, where they are present")
  Stream<DynamicTest> raw_isBetweenMinAndMax() {
    return Stream.concat(
        cases.accepted(
            Samples::full,
            "/result/score",
            "{'raw':5,'min':0,'max':10}",
            "{'raw':0,'min':0,'max':10}",
            "{'raw':10,'min':0,'max':10}",
            "{'raw':-20,'max':10}",
            "{'raw':200,'min':10}",
            "{'raw':-1e300}"),
        cases.refused(
            Samples::full,
            "/result/score",
            "{'raw':11,'min':0,'max':10}",
            "{'raw':-1,'min':0,'max':10}",
            "{'raw':10.000001,'max':10}",
            "{'raw':9.99,'min':10}"));
  }

  @TestFactory
  @Requirement(clause = SCORE, text = "min is less than max")
  Stream<DynamicTest> min_isLessThanMax() {
    return Stream.concat(
        cases.accepted(
            Samples::full, "/result/score", "{'min':-1,'max':1}", "{'min':3}", "{'max':3}"),
        cases.refused(Samples::full, "/result/score", "{'min':2,'max':1}", "{'min':1,'max':1}"));
  }

  @TestFactory
  @Requirement(clause = DURATION, text = "A duration has the format of ISO 8601 section 4.4.3.2")
  Stream<DynamicTest> durations_areAccepted() {
    return cases.accepted(
        Samples::full,
        "/result/duration",
        "'PT4H35M59.14S'",
        "'PT16559.14S'",
        "'P3Y1M29DT4H35M59.14S'",
        "'P3Y'",
        "'P4W'",
        "'PT0S'",
        "'PT1H0M0S'",
        "'PT0.5H'",
        "'P1DT12H'",
        "'PT36H'",
        "'P0.5Y'",
        "'PT0,5S'");
  }

  @TestFactory
  @Requirement(clause = DURATION, text = "A duration of another format is refused")
  Stream<DynamicTest> malformedDurations_areRefused() {
    return cases.refused(
        Samples::full,
        "/result/duration",
        "'P'",
        "'PT'",
        "'P1DT'",
        "'P4W1D'",
        "'1H'",
        "'PT1H30'",
        "'PT1S1H'",
        "'P1H'",
        "'PT1D'",
        "'12:30'",
        "'90'",
        "'one hour'",
        "'PT1.5H30M'",
        "'PT1H '",
        "'PT1h'");
  }

  @TestFactory
  @Requirement(clause = DURATION, text = "ISO 8601's alternative format of durations is refused")
  Stream<DynamicTest> alternativeDurations_areRefused() {
    return cases.refused(
        Samples::full, "/result/duration", "'P0003-06-04T12:30:05'", "'P00030604T123005'");
  }

  @Test
  @Requirement(
      clause = DURATION,
      level = Level.SHOULD,
      text = "A duration with more than 0.01 second of precision is not refused")
  void preciseDuration_isAccepted() {
    lrs.postStatements(Json.with(Samples.full(), "/result/duration", "'PT1.23456789S'"))
        .expect(200);
  }

  @Test
  @Requirement(
      clause = DURATION,
      level = Level.SHOULD,
      text = "Durations compare without what is beyond 0.01 second")
  void durationsThatDifferBeyondHundredths_areTheSame() {
    ObjectNode statement = Json.with(Samples.full(), "/result/duration", "'PT1.234S'");
    statements.store(statement);
    lrs.putStatement(Samples.id(statement), Json.with(statement, "/result/duration", "'PT1.239S'"))
        .expect(204);
  }

  @Test
  @Requirement(
      clause = "xAPI-Data 2.3.1",
      text = "A duration is a string: the same time written in another way is a difference")
  void durationWrittenInAnotherWay_isADifference() {
    ObjectNode statement = Json.with(Samples.full(), "/result/duration", "'PT60S'");
    statements.store(statement);
    String id = Samples.id(statement);
    lrs.putStatement(id, Json.with(statement, "/result/duration", "'PT1M'")).expect(409, 204);
    assertThat(statements.fetch(id).at("/result/duration").stringValue()).isEqualTo("PT60S");
  }
}
