package org.trailmark.lrs.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedTextsTest {
  private static final int CROWD = 20;

  @Test
  void aTextIsCutDownToTheBeginningThatEnoughPeopleShare() {
    SharedTexts shared = SharedTexts.of(crowd(CROWD, "Learner %d", "yes"));
    assertThat(shared.shared("Learner 7")).isEqualTo("Learner ");
    assertThat(shared.shared("yes")).isEqualTo("yes");
    assertThat(shared.shared("mailto:p7@example.com")).isEqualTo("mailto:@example.com");
    assertThat(shared.shared("mailto:p7@elsewhere.org")).isEmpty();
  }

  @Test
  void oneLessIsNotEnough() {
    SharedTexts shared = SharedTexts.of(crowd(CROWD - 1, "Learner %d", "yes"));
    assertThat(shared.shared("Learner 7")).isEmpty();
    assertThat(shared.shared("yes")).isEmpty();
  }

  @Test
  void whoSaysAThingOftenIsStillOne() {
    List<byte[]> statements = new ArrayList<>();
    for (int i = 0; i < 5 * CROWD; i++) {
      statements.add(statement(1, "Ann Lee", "my very own words"));
    }
    SharedTexts shared = SharedTexts.of(statements);
    assertThat(shared.shared("my very own words")).isEmpty();
    assertThat(shared.shared("Ann Lee")).isEmpty();
  }

  @Test
  void aTeacherIsOneHoweverManyLearnersNameHer() {
    SharedTexts shared = SharedTexts.of(crowd(CROWD, "Learner %d", "yes"));
    assertThat(shared.shared("Dr. Berg")).isEmpty();
    assertThat(shared.shared("berg")).isEmpty();
  }

  @Test
  void aSentenceOfCommonWordsIsNotCommon() {
    List<byte[]> statements = crowd(CROWD, "Learner %d", "I like it");
    statements.addAll(crowd(CROWD, "Learner %d", "They know me"));
    statements.add(statement(1, "Learner 1", "I know them"));
    assertThat(SharedTexts.of(statements).shared("I know them")).isEqualTo("I ");
  }

  @Test
  void extensionsAreTheActors() {
    SharedTexts shared = SharedTexts.of(crowd(CROWD, "Learner %d", "yes"));
    assertThat(shared.shared("phone")).isEqualTo("phone");
  }

  @Test
  void whatNobodyWeKnowSaysIsNotShared() {
    List<byte[]> statements = new ArrayList<>();
    for (int i = 0; i < 2 * CROWD; i++) {
      statements.add("{\"actor\":{\"objectType\":\"Group\",\"name\":\"All\"}}".getBytes(UTF_8));
    }
    assertThat(SharedTexts.of(statements).shared("All")).isEmpty();
  }

  @Test
  void aMaskedStatementKeepsWhatIsNobodys() {
    SharedTexts shared = SharedTexts.of(crowd(CROWD, "Learner %d", "yes"));
    assertThat(new String(MaskedStatement.of(statement(3, "Learner 3", "no"), shared), UTF_8))
        .isEqualTo(
            new String(statement(3, "Learner 3", "no"), UTF_8)
                .replace("Learner 3", "Learner ")
                .replace("p3@", "@")
                .replace("\"no\"", "\"\"")
                .replace("Dr. Berg", "")
                .replace("\"berg\"", "\"\""));
  }

  private static List<byte[]> crowd(int people, String name, String response) {
    List<byte[]> statements = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      statements.add(statement(i, name.formatted(i), response));
    }
    return statements;
  }

  private static byte[] statement(int person, String name, String response) {
    return """
        {"actor":{"name":"%s","mbox":"mailto:p%d@example.com"},"object":{"id":"https://example.com/a",\
        "definition":{"name":{"en":"A lesson"}}},"result":{"response":"%s"},"context":{"instructor":\
        {"name":"Dr. Berg","account":{"homePage":"https://example.com","name":"berg"}},"extensions":\
        {"https://example.com/x":{"device":"phone"}}}}"""
        .formatted(name, person, response)
        .getBytes(UTF_8);
  }
}
