package org.trailmark.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.sql.SqliteStorage;
import org.trailmark.lrs.store.AttachmentStore.Staged;
import org.trailmark.lrs.store.Storage;
import org.trailmark.lrs.xapi.Sha2;

/** What is copied, in which order, and what a restore refuses. */
class BackupTest {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  @TempDir static Path data;
  @TempDir Path folder;
  private Path backup;

  @BeforeAll
  static void fill() throws IOException {
    try (Storage storage = SqliteStorage.open(data, InstantSource.system())) {
      storage.audit().begin("ann", "POST", "/x", "{}");
      storage.pluginDatabase("other", Optional.empty(), BackupTest.class.getClassLoader());
      byte[] content = {1, 2, 3};
      try (Staged staged =
          storage
              .attachments()
              .stage(new Sha2("0".repeat(64)), new ByteArrayInputStream(content))) {
        staged.keep();
      }
    }
    Files.writeString(data.resolve("trailmark.yaml"), "http: {port: 1}\n");
    Files.writeString(data.resolve("learner-links.key.new"), "a draft");
    Files.writeString(data.resolve("plugins/a.jar"), "a jar");
  }

  @BeforeEach
  void name() {
    backup = folder.resolve("backup");
  }

  @Test
  void backup_hasPluginsBeforeTheLog_andTheLogBeforeAttachments() {
    Manifest made = Backup.make(data, backup, "1", NOW);

    assertThat(made.files())
        .extracting(Manifest.Entry::path)
        .startsWith("plugins/other.db", "lrs.db")
        .anyMatch(path -> path.startsWith("attachments/"))
        .contains("trailmark.yaml", "plugins/a.jar")
        .noneMatch(path -> path.endsWith(".new") || path.contains("wal") || path.endsWith(".lock"));
    assertThat(made).isEqualTo(Restore.check(backup));
  }

  @Test
  void restored_isBackedUpToTheSameFiles() {
    Manifest made = Backup.make(data, backup, "1", NOW);
    Path restored = folder.resolve("new/restored");

    Restore.into(backup, restored);

    assertThat(Backup.make(restored, folder.resolve("again"), "1", NOW).files())
        .usingElementComparator(
            Comparator.comparing(Manifest.Entry::path).thenComparing(Manifest.Entry::size))
        .isEqualTo(made.files());
    try (Storage storage = SqliteStorage.open(restored, InstantSource.system())) {
      assertThat(storage.audit().readAfter(0, 10)).hasSize(1);
    }
  }

  @Test
  void damagedBackup_isRefusedWithEachFile_andNothingIsMade() throws IOException {
    Backup.make(data, backup, "1", NOW);
    byte[] log = Files.readAllBytes(backup.resolve("lrs.db"));
    log[log.length / 2] ^= 1;
    Files.write(backup.resolve("lrs.db"), log);
    Files.delete(backup.resolve("plugins/a.jar"));

    assertThatThrownBy(() -> Restore.into(backup, folder.resolve("restored")))
        .isInstanceOf(LrsException.class)
        .extracting(problem -> ((LrsException) problem).faults(), list(Fault.class))
        .extracting(Fault::pointer)
        .containsExactly("lrs.db", "plugins/a.jar");

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(backup);
    }
  }

  @Test
  void manifestThatLeadsOut_isRefused() throws IOException {
    Backup.make(data, backup, "1", NOW);
    Path manifest = backup.resolve(Manifest.FILE);
    Files.writeString(
        manifest, Files.readString(manifest).replace("\"trailmark.yaml\"", "\"../data/lrs.db\""));

    assertThatThrownBy(() -> Restore.check(backup)).hasMessageContaining("does not lie in");
  }

  @Test
  void folderThatHoldsSomething_isNeverTouched() {
    Backup.make(data, backup, "1", NOW);

    assertRefused(ProblemCode.CONFLICT, () -> Backup.make(data, backup, "1", NOW));
    assertRefused(ProblemCode.CONFLICT, () -> Restore.into(backup, data));
    assertRefused(
        ProblemCode.INVALID_CONFIGURATION,
        () -> Backup.make(data, data.resolve("backup"), "1", NOW));
    assertRefused(
        ProblemCode.INVALID_CONFIGURATION,
        () -> Backup.make(folder.resolve("nothing"), folder.resolve("b"), "1", NOW));
  }

  @Test
  void backupThatWasNeverFinished_isRefused() throws IOException {
    Backup.make(data, backup, "1", NOW);
    Files.delete(backup.resolve(Manifest.FILE));

    assertRefused(
        ProblemCode.INVALID_DOCUMENT, () -> Restore.into(backup, folder.resolve("restored")));
  }

  private static void assertRefused(ProblemCode code, Runnable act) {
    assertThatThrownBy(act::run)
        .isInstanceOf(LrsException.class)
        .returns(code, problem -> ((LrsException) problem).code());
  }
}
