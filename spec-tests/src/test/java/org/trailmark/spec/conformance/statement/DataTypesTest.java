package org.trailmark.spec.conformance.statement;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Cases;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Requirement;

/** Values of the wrong data type or format, in every place. */
@Conformance
class DataTypesTest {
  private static final String CLAUSE = "xAPI-Data 2.2";

  private final Cases cases;

  DataTypesTest(Lrs lrs) {
    this.cases = new Cases(lrs);
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "A value of the wrong data type is refused: strings wanted")
  Stream<DynamicTest> notAString_isRefused() {
    return cases.refused(
        Samples::full,
        List.of(
            "/id",
            "/actor/objectType",
            "/actor/name",
            "/actor/mbox",
            "/actor/member/0/account/homePage",
            "/actor/member/0/account/name",
            "/actor/member/1/openid",
            "/actor/member/2/mbox_sha1sum",
            "/verb/id",
            "/verb/display/de",
            "/object/objectType",
            "/object/id",
            "/object/definition/type",
            "/object/definition/moreInfo",
            "/object/definition/interactionType",
            "/object/definition/correctResponsesPattern/0",
            "/object/definition/choices/0/id",
            "/result/response",
            "/result/duration",
            "/context/registration",
            "/context/revision",
            "/context/platform",
            "/context/language",
            "/context/statement/id",
            "/timestamp",
            "/stored",
            "/version",
            "/attachments/0/usageType",
            "/attachments/0/contentType",
            "/attachments/0/sha2",
            "/attachments/0/fileUrl"),
        "12",
        "true",
        "{}",
        "['a']");
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "A value of the wrong data type is refused: objects wanted")
  Stream<DynamicTest> notAnObject_isRefused() {
    return cases.refused(
        Samples::full,
        List.of(
            "/actor",
            "/actor/member/0",
            "/actor/member/0/account",
            "/verb",
            "/verb/display",
            "/object",
            "/object/definition",
            "/object/definition/name",
            "/object/definition/description",
            "/object/definition/choices/0",
            "/object/definition/choices/0/description",
            "/object/definition/extensions",
            "/result",
            "/result/score",
            "/result/extensions",
            "/context",
            "/context/instructor",
            "/context/team",
            "/context/contextActivities",
            "/context/contextActivities/parent/0",
            "/context/statement",
            "/context/extensions",
            "/authority",
            "/attachments/0",
            "/attachments/0/display"),
        "'text'",
        "12",
        "false",
        "[]",
        "[{}]");
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "A value of the wrong data type is refused: arrays wanted")
  Stream<DynamicTest> notAnArray_isRefused() {
    return cases.refused(
        Samples::full,
        List.of(
            "/actor/member",
            "/object/definition/correctResponsesPattern",
            "/object/definition/choices",
            "/attachments"),
        "'text'",
        "12",
        "true",
        "{}",
        "{'0':{}}");
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "A string is refused where a number is required")
  Stream<DynamicTest> numberAsString_isRefused() {
    return cases.refused(
        Samples::full,
        List.of(
            "/result/score/scaled",
            "/result/score/raw",
            "/result/score/min",
            "/result/score/max",
            "/attachments/0/length"),
        "'1'",
        "'0.5'",
        "true",
        "[1]",
        "{}");
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "A string is refused where a boolean is required")
  Stream<DynamicTest> booleanAsString_isRefused() {
    return cases.refused(
        Samples::full,
        List.of("/result/success", "/result/completion"),
        "'true'",
        "'false'",
        "'yes'",
        "1",
        "0",
        "[true]",
        "{}");
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      text = "The empty string is refused where a string of a particular format is required")
  Stream<DynamicTest> emptyString_whereAFormatIsRequired_isRefused() {
    return cases.refused(
        Samples::full,
        Stream.concat(
                Places.IRIS.stream(),
                Stream.of(
                    "/id",
                    "/actor/mbox",
                    "/actor/member/2/mbox_sha1sum",
                    "/result/duration",
                    "/context/registration",
                    "/context/language",
                    "/context/statement/id",
                    "/timestamp",
                    "/version",
                    "/attachments/0/sha2"))
            .toList(),
        "''");
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "An IRI or IRL without a scheme is refused")
  Stream<DynamicTest> iriWithoutScheme_isRefused() {
    return cases.refused(
        Samples::full,
        Places.IRIS,
        "'example.com/thing'",
        "'/thing'",
        "'thing'",
        "'//example.com'");
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      text = "Numbers are kept with at least the precision of IEEE 754 32-bit floating point")
  Stream<DynamicTest> numbers_areKept() {
    return Stream.concat(
        cases.accepted(
            Samples::full,
            "/context/extensions",
            "{'http://example.com/n':0.1}",
            "{'http://example.com/n':-3.4028234e38}",
            "{'http://example.com/n':1.17549435e-38}",
            "{'http://example.com/n':16777217}"),
        cases.accepted(
            Samples::full, "/result/score", "{'scaled':0.333333343}", "{'raw':1234567.5}"));
  }
}
