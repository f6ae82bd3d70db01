package org.trailmark.server.me;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.xapi.Ifi;

class LearnerLinksTest {
  private static final Instant END = Instant.parse("2026-03-01T00:00:00Z");
  private static final Ifi ANN = new Ifi.Account("https://lms.example.org", "ann | ë\n1");

  @TempDir private Path folder;

  @Test
  void token_saysWhoAndUntilWhen() {
    LearnerLinks links = new LearnerLinks(LinkKey.in(folder.resolve("key")));

    String token = links.token(ANN, END);

    assertThat(token).matches("[\\w.-]+");
    assertThat(links.read(token, END.minusMillis(1)))
        .isEqualTo(new LearnerLinks.LinkHolder(ANN, END));
    assertRefused(links, token, END);
  }

  @Test
  void token_withOneCharacterChanged_isRefused() {
    LearnerLinks links = new LearnerLinks(LinkKey.in(folder.resolve("key")));
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
  void key_isKeptForTheServerAlone() throws IOException {
    Path file = folder.resolve("key");
    String token = new LearnerLinks(LinkKey.in(file)).token(ANN, END);

    LearnerLinks restarted = new LearnerLinks(LinkKey.in(file));
    LearnerLinks elsewhere = new LearnerLinks(LinkKey.in(folder.resolve("other")));

    assertThat(restarted.read(token, Instant.EPOCH).agent()).isEqualTo(ANN);
    assertRefused(elsewhere, token, Instant.EPOCH);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void fileThatIsNoKey_isNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "short");

    assertThatExceptionOfType(LrsException.class)
        .isThrownBy(() -> LinkKey.in(file))
        .withMessageContaining(file.toString())
        .withMessageContaining("5 bytes");
  }

  private static void assertRefused(LearnerLinks links, String token, Instant now) {
    assertThatExceptionOfType(LrsException.class)
        .isThrownBy(() -> links.read(token, now))
        .matches(refused -> refused.code() == ProblemCode.FORBIDDEN);
  }
}
