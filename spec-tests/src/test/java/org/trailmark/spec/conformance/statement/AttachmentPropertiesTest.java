package org.trailmark.spec.conformance.statement;

import java.util.List;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The attachments property; the data itself is tested with multipart requests. */
@Conformance
class AttachmentPropertiesTest {
  private static final String CLAUSE = "xAPI-Data 2.4.11";
  private static final String PLACE = "/attachments/0";

  private final Cases cases;

  AttachmentPropertiesTest(Lrs lrs) {
    this.cases = new Cases(lrs);
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      text = "An attachment has usageType, display, contentType, length and sha2")
  Stream<DynamicTest> requiredProperty_missing_isRefused() {
    return Stream.of("usageType", "display", "contentType", "length", "sha2")
        .flatMap(
            property ->
                Stream.concat(
                    cases.refusedWithout(Samples::full, PLACE + "/" + property),
                    cases.refusedWithout(
                        Places::withSubStatement, "/object" + PLACE + "/" + property)));
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "An attachment's description is optional")
  Stream<DynamicTest> descriptionMissing_isAccepted() {
    return cases.acceptedWithout(Samples::full, PLACE + "/description");
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "usageType is an IRI and fileUrl an IRL")
  Stream<DynamicTest> malformedIris_areRefused() {
    return cases.refused(
        Samples::full,
        List.of(PLACE + "/usageType", PLACE + "/fileUrl"),
        "'certificate'",
        "''",
        "1");
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "display and description are language maps")
  Stream<DynamicTest> displayNoLanguageMap_isRefused() {
    return cases.refused(
        Samples::full,
        List.of(PLACE + "/display", PLACE + "/description"),
        "'A certificate'",
        "{'e n':'A certificate'}",
        "{'en':12}");
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "length is an integer")
  Stream<DynamicTest> lengthNoInteger_isRefused() {
    return cases.refused(Samples::full, PLACE + "/length", "27.5", "'27'", "true", "[27]");
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      level = Level.EXPECTED,
      text = "An integer is one however JSON writes it: some clients know floating point only")
  Stream<DynamicTest> lengthWrittenWithAPoint_isAccepted() {
    return cases.accepted(Samples::full, PLACE + "/length", "27.0", "0", "2.7e1");
  }

  @TestFactory
  @Requirement(clause = CLAUSE, level = Level.EXPECTED, text = "length is not negative")
  Stream<DynamicTest> negativeLength_isRefused() {
    return cases.refused(Samples::full, PLACE + "/length", "-1");
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "contentType is an Internet media type")
  Stream<DynamicTest> contentTypeNoMediaType_isRefused() {
    return cases.refused(Samples::full, PLACE + "/contentType", "''", "'text'", "12");
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "sha2 is a hash, written as a string")
  Stream<DynamicTest> sha2NoHash_isRefused() {
    return cases.refused(Samples::full, PLACE + "/sha2", "''", "'not a hash'", "12");
  }

  @Test
  @Requirement(clause = CLAUSE, text = "attachments is an ordered array: its order is kept")
  void order_isKept() {
    ObjectNode full = Samples.full();
    JsonNode first = full.at(PLACE);
    ObjectNode second = Json.with((ObjectNode) first, "/usageType", "'http://example.com/other'");
    cases.accept(Json.with(full, "/attachments", Json.array(second, first, second)));
  }
}
