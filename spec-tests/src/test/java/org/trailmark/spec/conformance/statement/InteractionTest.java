package org.trailmark.spec.conformance.statement;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Cases;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Level;
import org.trailmark.spec.conformance.kit.Requirement;

/** Interaction activities and their components. */
@Conformance
class InteractionTest {
  private static final String CLAUSE = "xAPI-Data 2.4.4.1 (interactions)";
  private static final String DEFINITION = "/object/definition";
  private static final Map<String, List<String>> LISTS =
      Map.of(
          "choice", List.of("choices"),
          "sequencing", List.of("choices"),
          "likert", List.of("scale"),
          "matching", List.of("source", "target"),
          "performance", List.of("steps"));
  private static final String COMPONENTS =
      "[{'id':'a','description':{'en-US':'A','de':'Ä'}},{'id':'b'}]";

  private final Cases cases;

  InteractionTest(Lrs lrs) {
    this.cases = new Cases(lrs);
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "Each of the ten interaction types is valid")
  Stream<DynamicTest> everyType_isAccepted() {
    return Stream.of(
            "{'interactionType':'true-false','correctResponsesPattern':['true']}",
            "{'interactionType':'choice','correctResponsesPattern':['a[,]b'],'choices':"
                + COMPONENTS
                + "}",
            "{'interactionType':'fill-in','correctResponsesPattern':['Bob\\'s your uncle']}",
            "{'interactionType':'long-fill-in',"
                + "'correctResponsesPattern':['{case_matters=false}{lang=en}To store.']}",
            "{'interactionType':'matching','correctResponsesPattern':['a[.]b'],'source':"
                + COMPONENTS
                + ",'target':"
                + COMPONENTS
                + "}",
            "{'interactionType':'performance','correctResponsesPattern':['a[.]1:[,]b[.]:10'],'steps':"
                + COMPONENTS
                + "}",
            "{'interactionType':'sequencing','correctResponsesPattern':['b[,]a'],'choices':"
                + COMPONENTS
                + "}",
            "{'interactionType':'likert','correctResponsesPattern':['a'],'scale':"
                + COMPONENTS
                + "}",
            "{'interactionType':'numeric','correctResponsesPattern':['4[:]']}",
            "{'interactionType':'other','correctResponsesPattern':['(35.937432,-86.868896)']}")
        .flatMap(definition -> cases.accepted(Samples::full, DEFINITION, definition));
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "An interaction activity has a valid interactionType")
  Stream<DynamicTest> unknownType_isRefused() {
    return cases.refused(
        Samples::full,
        DEFINITION + "/interactionType",
        "'essay'",
        "''",
        "'Choice'",
        "1",
        "['choice']");
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      text = "An activity with interaction properties has an interactionType")
  Stream<DynamicTest> typeMissing_isRefused() {
    return Stream.of("choices", "scale", "source", "target", "steps")
        .flatMap(
            list ->
                cases.refused(Samples::full, DEFINITION, "{'" + list + "':" + COMPONENTS + "}"));
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "An interaction component has an id, a string")
  Stream<DynamicTest> componentWithoutId_isRefused() {
    return ofEveryList("[{}]", "[{'description':{'en':'A'}}]", "[{'id':1}]", "[{'id':'a'},{}]");
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      text = "Within an array of interaction components, ids are distinct")
  Stream<DynamicTest> componentIdTwice_isRefused() {
    return ofEveryList("[{'id':'a'},{'id':'a'}]", "[{'id':'a'},{'id':'b'},{'id':'a'}]");
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      text = "The description of an interaction component is a language map")
  Stream<DynamicTest> componentDescriptionNoLanguageMap_isRefused() {
    return ofEveryList("[{'id':'a','description':'A'}]", "[{'id':'a','description':{'e n':'A'}}]");
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "A component list is an array of components")
  Stream<DynamicTest> componentListOfAnotherType_isRefused() {
    return ofEveryList("{'id':'a'}", "'a'", "['a']", "[['a']]");
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "correctResponsesPattern is an array of strings")
  Stream<DynamicTest> patternOfAnotherType_isRefused() {
    return cases.refused(
        Samples::full,
        DEFINITION + "/correctResponsesPattern",
        "'a'",
        "[1]",
        "[['a']]",
        "{'0':'a'}");
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      text = "An empty correctResponsesPattern means that nothing is right")
  Stream<DynamicTest> emptyPattern_isAccepted() {
    return cases.accepted(Samples::full, DEFINITION + "/correctResponsesPattern", "[]");
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      level = Level.SHOULD,
      text = "The LRS limits neither the length of response patterns nor their number")
  Stream<DynamicTest> longPatterns_areAccepted() {
    return cases.accepted(
        Samples::full,
        DEFINITION,
        "{'interactionType':'fill-in','correctResponsesPattern':['" + "x".repeat(20_000) + "']}",
        "{'interactionType':'fill-in','correctResponsesPattern':["
            + "'x',".repeat(2_000)
            + "'y']}");
  }

  private Stream<DynamicTest> ofEveryList(String... values) {
    return LISTS.entrySet().stream()
        .flatMap(
            type ->
                type.getValue().stream()
                    .flatMap(
                        list ->
                            Stream.of(values)
                                .flatMap(
                                    value ->
                                        cases.refused(
                                            Samples::full,
                                            DEFINITION,
                                            "{'interactionType':'"
                                                + type.getKey()
                                                + "','"
                                                + list
                                                + "':"
                                                + value
                                                + "}"))));
  }
}
