package org.trailmark.server.privacy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.store.SigningKeys;
import org.trailmark.server.keys.MemoryKeys;
import tools.jackson.databind.json.JsonMapper;

class ReceiptKeysTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;

  private Path former() {
    return folder.resolve("erasure-receipts.key");
  }

  private static String set(ReceiptKeys keys) {
    return JSON.writeValueAsString(new Shown.Keys(keys.all()));
  }

  @Test
  void key_isTheSameForEveryNode() {
    SigningKeys kept = new MemoryKeys();
    String receipt = ReceiptKeys.in(kept, former()).sign("{\"a\":1}");

    ReceiptKeys other = ReceiptKeys.in(kept, former());

    assertThat(VerifiedReceipt.of(receipt, set(other)).text()).isEqualTo("{\"a\":1}");
  }

  @Test
  void renewed_earlierReceiptsHold_andTheOldKeySignsNoMore() {
    SigningKeys kept = new MemoryKeys();
    ReceiptKeys keys = ReceiptKeys.in(kept, former());
    String before = keys.sign("1");
    PublicKeyJson first = keys.all().get(0);

    PublicKeyJson second = keys.renew();
    String after = keys.sign("2");

    assertThat(keys.all()).containsExactly(second, first);
    assertThat(VerifiedReceipt.of(before, set(keys)).kid()).isEqualTo(first.kid());
    assertThat(VerifiedReceipt.of(after, set(keys)).kid()).isEqualTo(second.kid());
    assertThat(kept.find("receipts/1").orElseThrow()).hasSize(PublicKeyJson.X509_BYTES);
    assertThatThrownBy(() -> VerifiedReceipt.of(after, JSON.writeValueAsString(first)))
        .hasMessageContaining("none of these keys");
  }

  @Test
  void formerFile_isTakenOver_andGoes() throws IOException, GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Base64.Encoder base64 = Base64.getEncoder();
    Files.write(
        former(),
        List.of(
            base64.encodeToString(pair.getPrivate().getEncoded()),
            base64.encodeToString(pair.getPublic().getEncoded())),
        US_ASCII);

    ReceiptKeys keys = ReceiptKeys.in(new MemoryKeys(), former());

    assertThat(former()).doesNotExist();
    assertThat(keys.all()).containsExactly(PublicKeyJson.ofX509(pair.getPublic().getEncoded()));
    assertThat(VerifiedReceipt.of(keys.sign("1"), set(keys)).text()).isEqualTo("1");
  }

  @Test
  void formerFile_thatIsNoKey_stopsTheStart() throws IOException {
    Files.writeString(former(), "nonsense");

    assertThatThrownBy(() -> ReceiptKeys.in(new MemoryKeys(), former()))
        .isInstanceOf(LrsException.class)
        .hasMessageContaining("1 lines and not 2");
    assertThat(former()).exists();
  }

  @Test
  void receipt_thatWasChanged_doesNotHold() {
    ReceiptKeys keys = ReceiptKeys.in(new MemoryKeys(), former());
    String[] parts = keys.sign("{\"statements\":1}").split("\\.", -1);
    String other =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"statements\":2}".getBytes(US_ASCII));

    assertThatThrownBy(() -> VerifiedReceipt.of(parts[0] + "." + other + "." + parts[2], set(keys)))
        .hasMessageContaining("does not hold");
    assertThatThrownBy(() -> VerifiedReceipt.of("a.b", set(keys))).hasMessageContaining("parts");
    assertThatThrownBy(() -> VerifiedReceipt.of(String.join(".", parts), "{}"))
        .isInstanceOf(LrsException.class);
  }
}
