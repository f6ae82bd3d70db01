package org.trailmark.spec.conformance.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Conformance
class IdTest {
  static final String[] NO_UUIDS = {
    "'x'",
    "'6690e6c9-3ef0-4ed3-8b37-7f3964730be'",
    "'6690e6c9-3ef0-4ed3-8b37-7f3964730beee'",
    "'6690e6c93ef04ed38b377f3964730bee'",
    "'{6690e6c9-3ef0-4ed3-8b37-7f3964730bee}'",
    "'urn:uuid:6690e6c9-3ef0-4ed3-8b37-7f3964730bee'",
    "'6690e6c9-3ef0-4ed3-8b37-7f3964730beg'",
    "'6690e6c-93ef0-4ed3-8b37-7f3964730bee'",
    "' 6690e6c9-3ef0-4ed3-8b37-7f3964730bee'",
    "'1-1-1-1-1'"
  };

  private final Lrs lrs;
  private final Cases cases;
  private final Statements statements;

  IdTest(Lrs lrs) {
    this.lrs = lrs;
    this.cases = new Cases(lrs);
    this.statements = new Statements(lrs);
  }

  @Test
  @Requirement(
      clause = "xAPI-Data 2.4.1",
      text = "The LRS makes the id of a statement that comes without one")
  void absent_isGenerated() {
    JsonNode ids = lrs.postStatements(Samples.minimal()).expect(200).json();
    assertThat(ids.size()).isEqualTo(1);
    String id = ids.get(0).stringValue();
    assertThat(UUID.fromString(id)).hasToString(id.toLowerCase(Locale.ROOT));
    assertThat(statements.fetch(id).get("id").stringValue()).isEqualToIgnoringCase(id);
  }

  @Test
  @Requirement(
      clause = "xAPI-Data 2.4.1",
      text = "Statements of a batch that come without ids get one each")
  void absentInBatch_areAllGenerated() {
    JsonNode ids =
        lrs.postStatements(Json.array(Samples.minimal(), Samples.minimal(), Samples.statement()))
            .expect(200)
            .json();
    assertThat(ids).doesNotHaveDuplicates().hasSize(3);
  }

  @TestFactory
  @Requirement(
      clause = "xAPI-Data 4.4",
      text = "A statement id not in standard UUID form is refused")
  Stream<DynamicTest> malformed_isRefused() {
    return cases.refused(Samples::minimal, "/id", NO_UUIDS);
  }

  @TestFactory
  @Requirement(
      clause = "xAPI-Data 2.4.1",
      text = "UUIDs of every version of RFC 4122's variant are accepted")
  Stream<DynamicTest> everyUuidVersion_isAccepted() {
    return Stream.of("1", "2", "3", "4", "5")
        .map(
            version ->
                cases.accepted(
                    "version " + version,
                    () ->
                        Json.with(
                            Samples.minimal(),
                            "/id",
                            Json.text(
                                new StringBuilder(Samples.unique())
                                    .replace(14, 15, version)
                                    .toString()))));
  }

  @TestFactory
  @Requirement(
      clause = "xAPI-Data 4.4",
      level = Level.EXPECTED,
      text = "The variant is only recommended: ids of other variants are accepted")
  Stream<DynamicTest> otherVariants_areAccepted() {
    return Stream.of("0", "7", "c", "e")
        .map(
            variant ->
                cases.accepted(
                    "variant " + variant,
                    () ->
                        Json.with(
                            Samples.minimal(),
                            "/id",
                            Json.text(
                                new StringBuilder(Samples.unique())
                                    .replace(19, 20, variant)
                                    .toString()))));
  }

  @Test
  @Requirement(
      clause = "2.0 changes: doubts",
      level = Level.EXPECTED,
      text = "Statement ids are compared without regard to case and answered in lower case")
  void upperCase_isTheSameStatement() {
    ObjectNode statement = Samples.statement();
    String lower = Samples.id(statement);
    String upper = lower.toUpperCase(Locale.ROOT);
    lrs.postStatements(Json.with(statement, "/id", Json.text(upper))).expect(200);
    assertThat(statements.fetch(lower).get("id").stringValue()).isEqualTo(lower);
    assertThat(statements.fetch(upper).get("id").stringValue()).isEqualTo(lower);
    lrs.postStatements(Json.with(statement, "/verb/id", "'http://example.com/other'")).expect(409);
  }
}
