package org.trailmark.lrs.xapi;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class FreeTextTest {

  private static String without(String statement) {
    return new String(FreeText.without(statement.getBytes(UTF_8)), UTF_8);
  }

  @Test
  void response_goes_andWhatIsCountedStays() {
    assertThat(
            without(
                "{\"result\":{\"response\":\"I,"
                    + " Ann\",\"score\":{\"raw\":1.50},\"duration\":\"PT1S\"}}"))
        .isEqualTo("{\"result\":{\"score\":{\"raw\":1.50},\"duration\":\"PT1S\"}}");
  }

  @Test
  void response_toGivenAnswers_stays() {
    String choice =
        "{\"object\":{\"id\":\"a:b\",\"definition\":{\"interactionType\":\"choice\"}},"
            + "\"result\":{\"response\":\"golf[,]tetris\"}}";

    assertThat(without(choice)).isEqualTo(choice);
    assertThat(without(choice.replace("choice", "fill-in"))).doesNotContain("golf");
  }

  @Test
  void extensions_keepNumbersTruthAndNames_butNoText() {
    assertThat(
            without(
                "{\"context\":{\"platform\":\"LMS\",\"extensions\":"
                    + "{\"a:b\":[1.0,true,null,\"Ann\"],\"a:c\":{\"d\":\"\\u0041nn\"}}}}"))
        .isEqualTo(
            "{\"context\":{\"platform\":\"LMS\",\"extensions\":"
                + "{\"a:b\":[1.0,true,null,\"erased\"],\"a:c\":{\"d\":\"erased\"}}}}");
  }

  @Test
  void whatIsNoStructure_isRefused() {
    for (String json : new String[] {"\"Ann\"", "1", "", "{", "{\"a\":\"b\"", "nonsense"}) {
      assertThatIllegalArgumentException()
          .as(json)
          .isThrownBy(() -> FreeText.withoutTexts(json.getBytes(UTF_8)));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FreeText.withoutTexts("{\"a\":\"b\"}".getBytes(UTF_16LE)));
    assertThat(FreeText.withoutTexts(" [ \"a\" ]".getBytes(UTF_8)))
        .isEqualTo("[\"erased\"]".getBytes(UTF_8));
  }

  @Test
  void attachments_go_withinASubStatementToo() {
    assertThat(
            without(
                "{\"object\":{\"objectType\":\"SubStatement\",\"attachments\":[{}],"
                    + "\"result\":{\"response\":\"x\"}},\"attachments\":[{}]}"))
        .isEqualTo("{\"object\":{\"objectType\":\"SubStatement\",\"result\":{}}}");
  }
}
