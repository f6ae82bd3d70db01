package org.trailmark.lrs.xapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** xAPI-Communication 2.1.3. Single quotes stand for double ones. */
class StatementFormatTest {
  private static final String STATEMENT =
      ("{'id':'fd41c918-b88b-4b20-a0a5-a4c32391aaa0',"
              + "'actor':{'name':'T','member':[{'name':'M','mbox':'mailto:m@b.c'}],'objectType':'Group'},"
              + "'verb':{'display':{'en':'did','de':'tat'},'id':'ex:v'},"
              + "'object':{'id':'ex:x','definition':{'name':{'en-GB':'X','de':'Ü'},'type':'ex:t',"
              + "'interactionType':'choice','choices':[{'id':'a','description':{'de':'Ä','en-GB':'A'}}]},"
              + "'objectType':'Activity'},"
              + "'result':{'score':{'raw':1.50}},"
              + "'context':{'instructor':{'name':'I','openid':'ex:i'},"
              + "'contextActivities':{'parent':[{'id':'ex:p','definition':{'name':{'en':'P','de':'Q'}}}]},"
              + "'contextAgents':[{'objectType':'contextAgent','agent':{'name':'C','openid':'ex:c'}}],"
              + "'extensions':{'ex:e':{'en':1e0,'de':2}}},"
              + "'authority':{'account':{'homePage':'http://a.b','name':'k'},'name':'Tool'},"
              + "'attachments':[{'display':{'en':'A','de':'B'},'length':1}]}")
          .replace('\'', '"');

  @Test
  void downTo103_leavesOutWhatIsNewer() {
    String newer =
        """
        {"version":"2.0.0","actor":{"mbox":"mailto:a@b.c"},"object":{"objectType":"SubStatement",\
        "context":{"contextGroups":[{"objectType":"contextGroup"}]}},\
        "context":{"contextAgents":[{"a":"}]"}],"platform":"p","contextGroups":[],"language":"de"},\
        "result":{"extensions":{"ex:e":{"version":"2.0.0","contextAgents":1.50}}}}""";

    assertThat(text(StatementFormat.downTo103(bytes(newer))))
        .isEqualTo(
            """
            {"version":"1.0.0","actor":{"mbox":"mailto:a@b.c"},"object":{"objectType":"SubStatement",\
            "context":{}},\
            "context":{"platform":"p","language":"de"},\
            "result":{"extensions":{"ex:e":{"version":"2.0.0","contextAgents":1.50}}}}""");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"\\u0076ersion\":\"2.0.0\"}",
        "{\"version\":\"\\u0032.0.1\"}",
        "{\"version\":\"2.0.1\"}"
      })
  void downTo103_findsTheVersionHoweverItIsWritten(String newer) {
    assertThat(text(StatementFormat.downTo103(bytes(newer)))).endsWith(":\"1.0.0\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"version\":\"1.0.9\",\"id\":\"x\"}",
        "{\"version\":\"1.0.0\",\"result\":{\"extensions\":{\"ex:e\":{\"version\":\"2.0\"}}}}",
        "{\"version\":\"1.0.0\",\"actor\":{\"name\":\"\\u00e4\"}}"
      })
  void downTo103_ofAnOlderStatement_isTheSameArray(String older) {
    byte[] stored = bytes(older);

    assertThat(StatementFormat.downTo103(stored)).isSameAs(stored);
  }

  @Test
  void downTo103_ofAnOlderStatementInANewerRequest_leavesOutWhatIsNewer() {
    String mixed = "{\"version\":\"1.0.3\",\"context\":{\"contextAgents\":[],\"language\":\"de\"}}";

    assertThat(text(StatementFormat.downTo103(bytes(mixed))))
        .isEqualTo("{\"version\":\"1.0.3\",\"context\":{\"language\":\"de\"}}");
  }

  @Test
  void ids_keepsWhatIdentifies() {
    assertThat(text(StatementFormat.ids(bytes(STATEMENT))))
        .isEqualTo(
            ("{'id':'fd41c918-b88b-4b20-a0a5-a4c32391aaa0',"
                    + "'actor':{'member':[{'mbox':'mailto:m@b.c'}],'objectType':'Group'},"
                    + "'verb':{'id':'ex:v'},"
                    + "'object':{'objectType':'Activity','id':'ex:x'},"
                    + "'result':{'score':{'raw':1.50}},"
                    + "'context':{'instructor':{'openid':'ex:i'},"
                    + "'contextActivities':{'parent':[{'id':'ex:p'}]},"
                    + "'contextAgents':[{'objectType':'contextAgent','agent':{'openid':'ex:c'}}],"
                    + "'extensions':{'ex:e':{'en':1e0,'de':2}}},"
                    + "'authority':{'account':{'homePage':'http://a.b','name':'k'}},"
                    + "'attachments':[{'display':{'en':'A','de':'B'},'length':1}]}")
                .replace('\'', '"'));
  }

  @Test
  void ids_ofAnIdentifiedGroup_leavesTheMembersOut() {
    String json =
        "{\"actor\":{\"objectType\":\"Group\",\"openid\":\"ex:g\",\"member\":[{\"openid\":\"ex:m\"}]}}";

    assertThat(text(StatementFormat.ids(bytes(json))))
        .isEqualTo("{\"actor\":{\"objectType\":\"Group\",\"openid\":\"ex:g\"}}");
  }

  @Test
  void ids_reachesIntoSubStatements() {
    String json =
        "{\"object\":{\"objectType\":\"SubStatement\",\"verb\":{\"id\":\"ex:v\",\"display\":{}},"
            + "\"object\":{\"objectType\":\"StatementRef\",\"id\":\"x\"}}}";

    assertThat(text(StatementFormat.ids(bytes(json))))
        .isEqualTo(json.replace(",\"display\":{}", ""));
  }

  @Test
  void canonical_keepsOneLanguageInEachMapAndTheRestAsItIs() {
    assertThat(text(StatementFormat.canonical(bytes(STATEMENT), LanguageRange.parse("de"))))
        .isEqualTo(
            STATEMENT
                .replace("\"en\":\"did\",", "")
                .replace("\"en-GB\":\"X\",", "")
                .replace(",\"en-GB\":\"A\"", "")
                .replace("\"en\":\"P\",", "")
                .replace("\"en\":\"A\",", ""));
  }

  @Test
  void canonical_takesDefinitionsOfTheLrs() {
    String known = "{\"name\":{\"en\":\"Known\",\"de\":\"Bekannt\"}}";
    StatementFormat.Definitions definitions =
        id -> id.equals("ex:x") ? Optional.of(bytes(known)) : Optional.empty();

    for (String object :
        List.of("{\"id\":\"ex:x\"}", "{\"definition\":{\"type\":\"ex:t\"},\"id\":\"ex:x\"}")) {
      String given =
          text(
              StatementFormat.canonical(
                  bytes("{\"object\":" + object + "}"), LanguageRange.parse("de"), definitions));
      assertThat(given).contains("\"definition\":{\"name\":{\"de\":\"Bekannt\"}}");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de                     | en,de       | de
          en                     | en-US,en    | en
          en                     | de,en-US    | en-US
          en-US                  | de,en       | en
          fr, de;q=0.5           | en,de       | de
          de;q=0.5, en;q=0.9     | de,en       | en
          fr                     | en,de       | en
          fr, *;q=0.1            | en,de       | en
          en;q=0                 | en-US,de    | de
          en;q=0                 | en          | en
          DE-at                  | en,de-AT    | de-AT
          zh                     | zh-Hans-CN,en | zh-Hans-CN
          """)
  void language_isChosen(String accept, String tags, String chosen) {
    assertThat(new LanguageChoice(LanguageRange.parse(accept)).among(List.of(tags.split(","))))
        .isEqualTo(chosen);
  }

  @Test
  void language_withoutWish_isTheFirst() {
    assertThat(new LanguageChoice(List.of()).among(List.of("fr", "en"))).isEqualTo("fr");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
