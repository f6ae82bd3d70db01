package org.trailmark.spec.conformance.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.http.Version;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Cases;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Requirement;
import org.trailmark.spec.conformance.kit.Statements;

@Conformance
class StatementVersionTest {
  private static final String CLAUSE = "xAPI-Data 2.4.10";

  private final Cases cases;
  private final Lrs lrs;
  private final Statements statements;

  StatementVersionTest(Lrs lrs) {
    this.lrs = lrs;
    this.cases = new Cases(lrs);
    this.statements = new Statements(lrs);
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      text = "Every version that starts with 1.0. is accepted, and returned as it came")
  Stream<DynamicTest> version10_isAccepted() {
    return cases.accepted(
        Samples::statement, "/version", "'1.0.0'", "'1.0.1'", "'1.0.2'", "'1.0.3'", "'1.0.9'");
  }

  @TestFactory
  @Requirement(
      clause = "2.0 changes: statement version",
      versions = Version.V2_0_0,
      text = "Every version that starts with 2.0. is accepted, and returned as it came")
  Stream<DynamicTest> version20_isAccepted() {
    return cases.accepted(Samples::statement, "/version", "'2.0.0'", "'2.0.1'");
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "A version that does not start so is refused")
  Stream<DynamicTest> otherVersion_isRefused() {
    return cases.refused(
        Samples::statement,
        "/version",
        "'0.9'",
        "'0.95'",
        "'1.1.0'",
        "'1.1'",
        "'2.1.0'",
        "'3.0.0'",
        "'10.0.0'",
        "'1.00.0'",
        "'v1.0.0'",
        "'1'",
        "''");
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      versions = Version.V1_0_3,
      text = "In a 1.0.3 request, a statement of version 2.0.0 is refused")
  Stream<DynamicTest> version20_inOldRequest_isRefused() {
    return cases.refused(Samples::statement, "/version", "'2.0.0'");
  }

  @Test
  @Requirement(clause = CLAUSE, text = "The version of a statement that has none is set")
  void absent_isSet() {
    assertThat(statements.roundTrip(Samples.statement()).path("version").asString())
        .isEqualTo(lrs.version().ofStatements());
  }
}
