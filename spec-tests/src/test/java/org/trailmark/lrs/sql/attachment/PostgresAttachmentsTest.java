package org.trailmark.lrs.sql.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.sql.PostgresStorage;
import org.trailmark.lrs.sql.connection.SqlReader;
import org.trailmark.lrs.sql.connection.SqlWriter;
import org.trailmark.lrs.sql.postgres.PostgresAddress;
import org.trailmark.lrs.sql.postgres.PostgresAttachments;
import org.trailmark.lrs.sql.postgres.PostgresSource;
import org.trailmark.lrs.store.AttachmentStore.Staged;
import org.trailmark.lrs.xapi.Sha2;
import org.trailmark.spec.storage.TestPostgres;

/** What nobody needs is swept, and nothing else. */
class PostgresAttachmentsTest {
  private static final Sha2 KIND = new Sha2("0".repeat(64));
  private static final Instant LONG_AGO = Instant.parse("2026-03-01T08:00:00Z");
  private static final Instant NOW = LONG_AGO.plus(AttachmentSweep.GRACE).plus(Duration.ofDays(1));

  private final TestPostgres postgres = new TestPostgres();
  private Instant time = LONG_AGO;
  private PostgresStorage storage;
  private SqlReader reader;
  private SqlWriter writer;
  private PostgresAttachments attachments;

  @BeforeEach
  void open() {
    storage = PostgresStorage.open(postgres.url(), () -> time);
    PostgresSource source = PostgresSource.ofStore(PostgresAddress.parse(postgres.url()));
    reader = new SqlReader(source, 2);
    writer = new SqlWriter(source);
    attachments = new PostgresAttachments(reader, writer, () -> time);
  }

  @AfterEach
  void close() {
    reader.close();
    writer.close();
    storage.close();
    postgres.giveBack();
  }

  private Sha2 keep(String text) throws IOException {
    try (Staged staged = attachments.stage(KIND, new ByteArrayInputStream(text.getBytes(UTF_8)))) {
      staged.keep();
      return staged.hash();
    }
  }

  private void sweep() {
    new AttachmentSweep(attachments, writer, storage.log()).sweep(NOW);
  }

  @Test
  void dataThatNothingRefersTo_isDeletedAfterTheGrace() throws IOException {
    Sha2 old = keep("old");
    time = NOW;
    Sha2 young = keep("young");

    sweep();

    assertThat(attachments.find(old)).isEmpty();
    assertThat(attachments.find(young)).isPresent();
    assertThat(postgres.query("SELECT count(*) FROM attachment_data")).containsExactly("1");
  }

  @Test
  void dataThatAStatementRefersTo_stays() throws IOException {
    Sha2 hash = keep("referred to");
    postgres.execute("INSERT INTO attachment_reference (sha2) VALUES ('" + hash.hex() + "')");

    sweep();

    assertThat(attachments.find(hash)).isPresent();
  }

  @Test
  void dataOfAClockThatWasAhead_isDeletedAsSuchAlone() throws IOException {
    time = NOW.plus(Duration.ofDays(365));
    Sha2 hash = keep("ahead");

    assertThat(attachments.deleteIfKeptAfter(hash, time)).isFalse();
    assertThat(attachments.deleteIfKeptAfter(hash, NOW)).isTrue();
    assertThat(attachments.find(hash)).isEmpty();
    assertThat(postgres.query("SELECT count(*) FROM attachment_data")).containsExactly("0");
  }

  @Test
  void dataThatIsSentAgainAfterItWasListed_stays() throws IOException {
    Sha2 hash = keep("raced");
    Instant before = NOW.minus(AttachmentSweep.GRACE);
    assertThat(attachments.keptBefore(before)).containsExactly(hash);
    time = NOW;
    keep("raced");

    assertThat(attachments.deleteIfKeptBefore(hash, before)).isFalse();

    assertThat(attachments.find(hash)).isPresent();
    assertThat(postgres.query("SELECT count(*) FROM attachment_data")).containsExactly("1");
  }

  @Test
  void upload_brokenOff_isSweptAfterADay() throws IOException {
    Staged left = attachments.stage(KIND, new ByteArrayInputStream(new byte[600_000]));
    assertThat(postgres.query("SELECT count(*) FROM attachment_data")).containsExactly("3");
    time = NOW;

    sweep();

    assertThat(postgres.query("SELECT count(*) FROM attachment_data")).containsExactly("0");
    assertThatThrownBy(left::open).isInstanceOf(IOException.class);
  }

  @Test
  void dataThatIsDeletedWhileItIsRead_isNoEnd() throws IOException {
    try (Staged staged = attachments.stage(KIND, new ByteArrayInputStream(new byte[600_000]))) {
      staged.keep();
      try (InputStream data = attachments.find(staged.hash()).orElseThrow().open()) {
        attachments.deleteIfKeptBefore(staged.hash(), NOW);

        assertThatThrownBy(data::readAllBytes).isInstanceOf(IOException.class);
      }
    }
  }
}
