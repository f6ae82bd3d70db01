package org.trailmark.lrs.xapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which statement is believed about what. */
class CanonicalDefinitionTest {

  @Test
  void languages_areGatheredAndTheNewerIsBelieved() {
    assertThat(
            merge(
                "{\"name\":{\"en\":\"a\",\"de\":\"b\"}}",
                "{\"name\":{\"fr\":\"c\",\"en\":\"d\"},\"description\":{\"en\":\"e\"}}"))
        .isEqualTo(
            "{\"name\":{\"en\":\"d\",\"de\":\"b\",\"fr\":\"c\"},\"description\":{\"en\":\"e\"}}");
  }

  @Test
  void extensions_areGatheredKeyByKey() {
    assertThat(
            merge(
                "{\"extensions\":{\"http://a\":{\"x\":1},\"http://b\":2}}",
                "{\"extensions\":{\"http://a\":{\"y\":3}}}"))
        .isEqualTo("{\"extensions\":{\"http://a\":{\"y\":3},\"http://b\":2}}");
  }

  @Test
  void typeAndMoreInfo_areThoseOfTheNewer() {
    assertThat(
            merge(
                "{\"type\":\"http://a\",\"moreInfo\":\"http://b\"}",
                "{\"type\":\"http://c\",\"name\":{}}"))
        .isEqualTo("{\"type\":\"http://c\",\"moreInfo\":\"http://b\",\"name\":{}}");
  }

  @Test
  void interaction_isThatOfTheOlderAsAWhole() {
    String older = "{\"interactionType\":\"choice\",\"choices\":[{\"id\":\"a\"}]}";

    assertThat(
            merge(older, "{\"interactionType\":\"numeric\",\"correctResponsesPattern\":[\"1\"]}"))
        .isEqualTo(older);
    assertThat(merge("{\"type\":\"http://a\"}", older))
        .isEqualTo(
            "{\"type\":\"http://a\",\"interactionType\":\"choice\",\"choices\":[{\"id\":\"a\"}]}");
  }

  @Test
  void whatIsHeldAlready_changesNoByte() {
    String said = "{ \"name\" : { \"en\" : \"a\" }, \"extensions\" : { \"http://a\" : [ 1 ] } }";
    String first = merge("{}", said);

    assertThat(merge(first, said)).isEqualTo(first);
  }

  private static String merge(String older, String newer) {
    return new String(
        CanonicalDefinition.merge(older.getBytes(UTF_8), newer.getBytes(UTF_8)), UTF_8);
  }
}
