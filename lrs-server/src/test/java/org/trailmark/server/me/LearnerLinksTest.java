package org.trailmark.server.me;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.server.keys.MemoryKeys;

class LearnerLinksTest {
  private static final Instant END = Instant.parse("2026-03-01T00:00:00Z");
  private static final Ifi ANN = new Ifi.Account("https://lms.example.org", "ann | ë\n1");

  @TempDir private Path folder;

  @Test
  void token_saysWhoAndUntilWhen() {
    LearnerLinks links = new LearnerLinks(key(), "");

    String token = links.token(ANN, END);

    assertThat(token).matches("[\\w.-]+");
    assertThat(links.read(token, END.minusMillis(1)))
        .isEqualTo(new LearnerLinks.LinkHolder(ANN, END));
    assertRefused(links, token, END);
  }

  @Test
  void token_withOneCharacterChanged_isRefused() {
    LearnerLinks links = new LearnerLinks(key(), "");
    String token = links.token(ANN, END);

    // The last character of each part may carry bits that mean nothing.
    for (int i = 0; i < token.length() - 1; i++) {
      if (token.charAt(i + 1) != '.') {
        char other = token.charAt(i) == 'A' ? 'B' : 'A';
        String changed = token.substring(0, i) + other + token.substring(i + 1);
        assertRefused(links, changed, END.minusSeconds(1));
      }
    }
  }

  @Test
  void key_isThatOfTheDatabase_andAnotherOneEndsAllLinks() {
    MemoryKeys database = new MemoryKeys();
    LearnerLinks one = new LearnerLinks(LinkKey.in(database, file()), "/lrs");
    LearnerLinks other = new LearnerLinks(LinkKey.in(database, file()), "/lrs");
    String token = one.token(ANN, END);

    assertThat(other.read(token, Instant.EPOCH).agent()).isEqualTo(ANN);
    assertThat(one.path(ANN, END)).isEqualTo("/lrs/me/#" + token);
    one.endAll();

    assertRefused(other, token, Instant.EPOCH);
    assertRefused(new LearnerLinks(key(), ""), token, Instant.EPOCH);
  }

  @Test
  void keyInAFile_isTakenOver_once() throws IOException {
    byte[] former = new byte[32];
    former[3] = 7;
    MemoryKeys database = new MemoryKeys();
    Files.write(file(), former);
    String token = new LearnerLinks(LinkKey.in(database, file()), "").token(ANN, END);
    assertThat(database.find("learner-links")).contains(former);
    assertThat(file()).doesNotExist();

    Files.write(file(), new byte[32]); // of another node that was not asked first
    LearnerLinks again = new LearnerLinks(LinkKey.in(database, file()), "");

    assertThat(again.read(token, Instant.EPOCH).agent()).isEqualTo(ANN);
    assertThat(file()).doesNotExist();
  }

  @Test
  void fileThatIsNoKey_isNamed_andLeftThere() throws IOException {
    Files.writeString(file(), "short");

    assertThatExceptionOfType(LrsException.class)
        .isThrownBy(() -> LinkKey.in(new MemoryKeys(), file()))
        .withMessageContaining(file().toString())
        .withMessageContaining("5 bytes");
    assertThat(file()).exists();
  }

  private Path file() {
    return folder.resolve("learner-links.key");
  }

  private LinkKey key() {
    return LinkKey.in(new MemoryKeys(), file());
  }

  private static void assertRefused(LearnerLinks links, String token, Instant now) {
    assertThatExceptionOfType(LrsException.class)
        .isThrownBy(() -> links.read(token, now))
        .matches(refused -> refused.code() == ProblemCode.FORBIDDEN);
  }
}
