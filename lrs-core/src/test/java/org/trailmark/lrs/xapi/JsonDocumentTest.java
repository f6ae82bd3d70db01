package org.trailmark.lrs.xapi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** Documents in JSON, judged and merged. */
class JsonDocumentTest {

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "1", "\"a\"", "null", " true ", "{\"a\":{\"b\":[1,{}]}}"})
  void everyJsonValue_isTaken(String json) {
    assertThatCode(() -> JsonDocument.requireJson(json.getBytes(UTF_8))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "{\"a\":1", "[1,]", "{} x", "{}{}", "01", "'a'", "\"a"})
  void whatIsNoJson_isRefused(String json) {
    assertThatThrownBy(() -> JsonDocument.requireJson(json.getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            LrsException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.MALFORMED_JSON));
  }

  @Test
  void whatIsNotUtf8_isRefused() {
    for (byte[] json :
        new byte[][] {"{\"ü\":1}".getBytes(ISO_8859_1), "{\"a\":1}".getBytes(UTF_16)}) {
      assertThatThrownBy(() -> JsonDocument.requireJson(json))
          .isInstanceOf(LrsException.class)
          .hasMessageContaining("not UTF-8");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "null", "\"{}\""})
  void whatIsNoObject_cannotBeMerged(String json) {
    assertThatThrownBy(() -> JsonDocument.merge("{}".getBytes(UTF_8), json.getBytes(UTF_8)))
        .isInstanceOf(LrsException.class)
        .hasMessageContaining("posted");
    assertThatThrownBy(() -> JsonDocument.merge(json.getBytes(UTF_8), "{}".getBytes(UTF_8)))
        .isInstanceOf(LrsException.class)
        .hasMessageContaining("stored");
    assertThatThrownBy(() -> JsonDocument.requireObject(json.getBytes(UTF_8)))
        .isInstanceOf(LrsException.class);
  }

  @Test
  void numbers_keepTheirDigits() {
    assertThat(merge("{\"a\":1.10,\"b\":1E400}", "{\"c\":-0.0,\"d\":123456789012345678901}"))
        .isEqualTo("{\"a\":1.10,\"b\":1E400,\"c\":-0.0,\"d\":123456789012345678901}");
  }

  @Test
  void whatIsSaidTwice_countsOnce() {
    assertThat(merge("{\"a\":1,\"a\":2}", "{\"b\":3,\"b\":4}")).isEqualTo("{\"a\":2,\"b\":4}");
  }

  @Test
  void names_mayHoldAnything() {
    assertThat(merge("{\"\\u0000\":1,\"\\n\":2}", "{\"\\uD83D\\uDE00\":3}"))
        .isEqualTo("{\"\\u0000\":1,\"\\u000a\":2,\"\ud83d\ude00\":3}");
  }

  /** Merging texts is the same as merging maps. */
  @Property(tries = 300)
  void merge_isThatOfTheObjects(
      @ForAll("objects") Map<String, String> older, @ForAll("objects") Map<String, String> newer) {
    Map<String, String> expected = new LinkedHashMap<>(older);
    expected.putAll(newer);

    byte[] merged = JsonDocument.merge(json(older).getBytes(UTF_8), json(newer).getBytes(UTF_8));

    Map<String, String> actual = new LinkedHashMap<>();
    JsonSpan.of(merged)
        .properties()
        .forEach((name, value) -> actual.put(name, new String(value.bytes(), UTF_8)));
    assertThat(actual).containsExactlyEntriesOf(expected);
  }

  @Provide
  Arbitrary<Map<String, String>> objects() {
    Arbitrary<String> names = Arbitraries.strings().withChars("ab\"\\ü\u20ac\n ").ofMaxLength(3);
    Arbitrary<String> values =
        Arbitraries.of(
            "1",
            "-1.50e+3",
            "\"\"",
            "\"a\\\"}\"",
            "\"ü\"",
            "{}",
            "{\"a\" : [1, {}]}",
            "[]",
            "[ ]",
            "null",
            "true");
    return Arbitraries.maps(names, values).ofMaxSize(5);
  }

  private static String json(Map<String, String> members) {
    StringBuilder json = new StringBuilder(" {");
    members.forEach(
        (name, value) ->
            json.append(json.length() > 2 ? " , " : "")
                .append('"')
                .append(name.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"))
                .append("\" :\t")
                .append(value));
    return json.append(" }\n").toString();
  }

  private static String merge(String older, String newer) {
    return new String(JsonDocument.merge(older.getBytes(UTF_8), newer.getBytes(UTF_8)), UTF_8);
  }
}
