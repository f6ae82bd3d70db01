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
import org.trailmark.spec.conformance.kit.Requirement;

@Conformance
class LanguageMapTest {
  private static final String CLAUSE = "xAPI-Data 4.2";
  static final List<String> TAGS =
      List.of(
          "en",
          "en-US",
          "de-AT",
          "es-419",
          "zh-Hant",
          "zh-Hans-CN",
          "zh-cmn-Hans-CN",
          "sr-Latn-RS",
          "sl-rozaj-biske",
          "de-CH-1901",
          "hy-Latn-IT-arevela",
          "tlh",
          "i-klingon",
          "en-a-bbb-x-a-ccc",
          "x-whatever",
          "de-CH-x-phonebk",
          "qaa-Qaaa-QM-x-southern",
          "EN-us");
  static final List<String> NO_TAGS =
      List.of(
          "",
          "-",
          "e",
          "en-",
          "-en",
          "en--US",
          "en_US",
          "en US",
          "abcdefghi",
          "en-abcdefghi",
          "de-419-DE-1",
          "a-DE",
          "x",
          "en-x",
          "ä");

  private final Cases cases;

  LanguageMapTest(Lrs lrs) {
    this.cases = new Cases(lrs);
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "The keys of a language map are RFC 5646 language tags")
  Stream<DynamicTest> validTags_areAccepted() {
    return TAGS.stream()
        .flatMap(tag -> cases.accepted(Samples::full, "/verb/display", "{'" + tag + "':'text'}"));
  }

  @TestFactory
  @Requirement(
      clause = "xAPI-Data 2.2",
      text =
          "The sequence of token lengths of language map keys is checked against RFC 5646, in every"
              + " map")
  Stream<DynamicTest> invalidTags_areRefused() {
    return Places.LANGUAGE_MAPS.stream()
        .flatMap(
            place ->
                NO_TAGS.stream()
                    .flatMap(tag -> cases.refused(Samples::full, place, "{'" + tag + "':'text'}")));
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "The values of a language map are strings")
  Stream<DynamicTest> valueNoString_isRefused() {
    return cases.refused(
        Samples::full,
        Places.LANGUAGE_MAPS,
        "{'en':1}",
        "{'en':true}",
        "{'en':['text']}",
        "{'en':{'de':'text'}}");
  }

  @Test
  @Requirement(clause = CLAUSE, text = "A language map keeps all languages and any plain text")
  void everyLanguage_isKept() {
    cases.accept(
        Json.with(
            Samples.full(),
            "/object/definition/name",
            "{'en':'<b>bold</b> & \\\"quoted\\\"','de':'Übung','ja':'練習','ar':'تمرين','zh-Hant':'練習','en-GB':''}"));
  }

  static String[] quoted(List<String> texts) {
    return texts.stream().map(text -> "'" + text + "'").toArray(String[]::new);
  }
}
