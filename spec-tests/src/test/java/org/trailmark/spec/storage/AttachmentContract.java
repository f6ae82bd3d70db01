package org.trailmark.spec.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.store.AttachmentStore.Kept;
import org.trailmark.lrs.store.AttachmentStore.Staged;
import org.trailmark.lrs.xapi.Sha2;

/** Data of attachments is kept once, by its hash. */
interface AttachmentContract extends ReopenableStorage {
  Sha2 SHA_256 = new Sha2("0".repeat(64));

  @Test
  default void attachment_kept_isFoundByItsHashAfterReopening() {
    byte[] data = new byte[300_000];
    new Random(7).nextBytes(data);
    Sha2 hash = keep(data);

    reopen();

    assertThat(bytes(hash)).isEqualTo(data);
    assertThat(storage().attachments().find(hash).map(Kept::length)).contains(300_000L);
    assertThat(storage().attachments().find(new Sha2(hash.hex().toUpperCase(Locale.ROOT))))
        .isPresent();
  }

  @Test
  default void attachment_everyKindOfSha2_isTheHashOfTheData() throws IOException {
    byte[] data = "of every kind".getBytes(StandardCharsets.UTF_8);
    for (int digits : List.of(56, 64, 96, 128)) {
      Sha2 kind = new Sha2("0".repeat(digits));
      MessageDigest digest = kind.newDigest();
      digest.update(data);
      Sha2 expected = Sha2.of(digest);
      try (Staged staged = storage().attachments().stage(kind, new ByteArrayInputStream(data))) {
        assertThat(staged.hash()).isEqualTo(expected);
        assertThat(staged.length()).isEqualTo(data.length);
        assertThat(staged.open()).hasBinaryContent(data);
        staged.keep();
      }
      assertThat(bytes(expected)).isEqualTo(data);
    }
  }

  @Test
  default void attachment_closedBeforeItIsKept_isGone() throws IOException {
    Staged staged = storage().attachments().stage(SHA_256, new ByteArrayInputStream(new byte[9]));
    staged.close();

    assertThat(storage().attachments().find(staged.hash())).isEmpty();
    assertThatThrownBy(staged::open).isInstanceOf(IOException.class);
  }

  @Test
  default void attachment_leftByAnInterruption_isGoneAfterReopening() throws IOException {
    Staged staged = storage().attachments().stage(SHA_256, new ByteArrayInputStream(new byte[9]));

    reopen();

    assertThat(storage().attachments().find(staged.hash())).isEmpty();
    assertThatThrownBy(staged::open).isInstanceOf(IOException.class);
  }

  @Test
  default void attachment_keptTwiceAtOnce_isThereOnce() throws IOException {
    byte[] data = "twice".getBytes(StandardCharsets.UTF_8);
    try (Staged one = storage().attachments().stage(SHA_256, new ByteArrayInputStream(data));
        Staged other = storage().attachments().stage(SHA_256, new ByteArrayInputStream(data))) {
      one.keep();
      other.keep();
      assertThat(one.hash()).isEqualTo(other.hash());
    }
    assertThat(bytes(keep(data))).isEqualTo(data);
  }

  @Test
  default void attachment_thatCannotBeRead_leavesNothing() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the sender is gone");
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            return read();
          }
        };

    assertThatThrownBy(() -> storage().attachments().stage(SHA_256, broken))
        .isInstanceOf(IOException.class)
        .hasMessage("the sender is gone");
  }

  private Sha2 keep(byte[] data) {
    try (Staged staged = storage().attachments().stage(SHA_256, new ByteArrayInputStream(data))) {
      staged.keep();
      return staged.hash();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] bytes(Sha2 hash) {
    try (InputStream data = storage().attachments().find(hash).orElseThrow().open()) {
      return data.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
