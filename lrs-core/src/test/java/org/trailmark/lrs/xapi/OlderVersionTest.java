package org.trailmark.lrs.xapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OlderVersionTest {
  /** Something that the look from outside cannot see through, so that all is parsed. */
  private static final String OPAQUE = ",\"o\":\"\\u0041\"}";

  @Property
  void of_withoutParsing_isWhatParsingGives(@ForAll("contexts") List<String> properties) {
    String statement = "{" + String.join(",", properties);

    String parsed = older(statement + OPAQUE);

    assertThat(older(statement + "}")).isEqualTo(parsed.replace(OPAQUE, "}"));
  }

  private static String older(String json) {
    return new String(OlderVersion.of(json.getBytes(UTF_8)), UTF_8);
  }

  /** What has to go, what looks like it, and what has the letters that it is looked for by. */
  @Provide
  Arbitrary<List<String>> contexts() {
    Arbitrary<String> name =
        Arbitraries.of(
            "contextAgents",
            "contextGroups",
            "contextActivities",
            "xcontextAgents",
            "x",
            "vx",
            "v");
    Arbitrary<String> value =
        Arbitraries.of(
            "\"contextAgents\"", "\"version\"", "[\"xv\\\\\"]", "{\"version\":\"2.0.0\"}", "\"ü\"");
    Arbitrary<String> context =
        name.flatMap(n -> value.map(v -> "\"context\":{\"" + n + "\":" + v + "}"));
    Arbitrary<String> other =
        Arbitraries.of(
            "\"version\":\"2.0.0\"", "\"version\":\"1.0.3\"", "\"verb\":\"2.\"", "\"xv\":1");
    return Arbitraries.oneOf(context, other)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .uniqueElements(p -> p.substring(0, 6));
  }
}
