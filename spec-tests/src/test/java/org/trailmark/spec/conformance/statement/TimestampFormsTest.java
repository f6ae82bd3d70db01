package org.trailmark.spec.conformance.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
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

/** The forms of ISO 8601 beside the one that RFC 3339 made of them. */
@Conformance
class TimestampFormsTest {
  /** Each form that 1.0.3 allows and RFC 3339 does not, with what it means. */
  private static final Map<String, String> ISO_8601 =
      Map.ofEntries(
          Map.entry("2015-11-18T12:17Z", "2015-11-18T12:17:00Z"),
          Map.entry("2015-11-18T12Z", "2015-11-18T12:00:00Z"),
          Map.entry("2015-11-18T12:17:00,25Z", "2015-11-18T12:17:00.25Z"),
          Map.entry("2015-11-18T12:17.5Z", "2015-11-18T12:17:30Z"),
          Map.entry("2015-11-18T12:17:00+0530", "2015-11-18T06:47:00Z"),
          Map.entry("2015-11-18T12:17:00-08", "2015-11-18T20:17:00Z"),
          Map.entry("20151118T121700Z", "2015-11-18T12:17:00Z"),
          Map.entry("20151118T1217+0100", "2015-11-18T11:17:00Z"),
          Map.entry("2015-11-18T24:00:00Z", "2015-11-19T00:00:00Z"),
          Map.entry("2015-W47-3T12:17:00Z", "2015-11-18T12:17:00Z"),
          Map.entry("2015-322T12:17:00Z", "2015-11-18T12:17:00Z"));

  private final Lrs lrs;
  private final Cases cases;
  private final Statements statements;

  TimestampFormsTest(Lrs lrs) {
    this.lrs = lrs;
    this.cases = new Cases(lrs);
    this.statements = new Statements(lrs);
  }

  @TestFactory
  @Requirement(
      clause = "xAPI-Data 4.5",
      versions = Version.V1_0_3,
      level = Level.EXPECTED,
      text = "Every form of date and time of day in ISO 8601 is accepted and keeps its instant")
  Stream<DynamicTest> everyForm_isAccepted() {
    return ISO_8601.entrySet().stream()
        .map(
            form ->
                dynamicTest(
                    form.getKey(),
                    () -> {
                      ObjectNode got =
                          statements.roundTrip(
                              Json.with(Samples.full(), "/timestamp", Json.text(form.getKey())));
                      assertThat(OffsetDateTime.parse(got.get("timestamp").stringValue()))
                          .isEqualTo(OffsetDateTime.parse(form.getValue()));
                    }));
  }

  @TestFactory
  @Requirement(
      clause = "2.0 changes: timestamps",
      versions = Version.V2_0_0,
      text = "A timestamp that is ISO 8601, but not RFC 3339, is refused")
  Stream<DynamicTest> otherForms_areRefused() {
    String[] forms =
        Stream.concat(ISO_8601.keySet().stream(), Stream.of("2015-11-18T12:17:00"))
            .map(form -> "'" + form + "'")
            .toArray(String[]::new);
    return Stream.concat(
        cases.refused(Samples::full, "/timestamp", forms),
        cases.refused(Places::withSubStatement, "/object/timestamp", forms));
  }

  @TestFactory
  @Requirement(
      clause = "xAPI-Data 2.2",
      versions = Version.V2_0_0,
      text = "since and until are judged by the same standard as timestamps in statements")
  Stream<DynamicTest> otherForms_areRefusedAsParameters() {
    return Stream.concat(ISO_8601.keySet().stream(), Stream.of("2015-11-18T12:17:00"))
        .map(
            form ->
                dynamicTest(
                    form,
                    () -> {
                      lrs.get("statements").query("since", form).send().expect(400);
                      lrs.get("statements").query("until", form).send().expect(400);
                    }));
  }

  @TestFactory
  @Requirement(
      clause = "xAPI-Data 2.2",
      versions = Version.V1_0_3,
      level = Level.EXPECTED,
      text = "since and until take every form that a timestamp in a statement takes")
  Stream<DynamicTest> everyForm_isAcceptedAsParameter() {
    return ISO_8601.keySet().stream()
        .map(
            form ->
                dynamicTest(
                    form,
                    () -> {
                      lrs.get("statements").query("since", form).send().expect(200);
                      lrs.get("statements").query("until", form).send().expect(200);
                    }));
  }

  @TestFactory
  @Requirement(clause = "xAPI-Data 4.5", text = "A date without a time is no timestamp")
  Stream<DynamicTest> dateAlone_isRefused() {
    return cases.refused(
        Samples::full, "/timestamp", "'2015-11-18'", "'20151118'", "'2015-W47-3'", "'2015-322'");
  }

  @TestFactory
  @Requirement(
      clause = "2.0 changes: timestamps",
      level = Level.EXPECTED,
      text = "A leap second, and lower case t and z, are RFC 3339 too")
  Stream<DynamicTest> rareForms_areAccepted() {
    return Stream.of("2016-12-31T23:59:60Z", "2015-11-18t12:17:00z")
        .map(
            form ->
                dynamicTest(
                    form,
                    () ->
                        assertThat(
                                statements
                                    .roundTrip(
                                        Json.with(Samples.full(), "/timestamp", Json.text(form)))
                                    .get("timestamp")
                                    .stringValue())
                            .isEqualToIgnoringCase(form)));
  }
}
