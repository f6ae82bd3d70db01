package org.trailmark.server.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts that another program has signed are verified, as the standards say. */
class ReceiptCommandTest {
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
  private static final String ANN = "{\"mbox\":\"mailto:ann@example.org\"}";

  @TempDir private Path folder;

  @BeforeEach
  void sign() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(new byte[] {1, 2});
    String commitment =
        HexFormat.of().formatHex(digest.digest("mbox:mailto:ann@example.org".getBytes(US_ASCII)));
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    String signed =
        text("{\"alg\":\"EdDSA\"}") + "." + text("{\"commitment\":\"" + commitment + "\"}");
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(pair.getPrivate());
    signature.update(signed.getBytes(US_ASCII));
    byte[] x509 = pair.getPublic().getEncoded();
    String x = URL.encodeToString(Arrays.copyOfRange(x509, x509.length - 32, x509.length));
    Files.writeString(file("good"), signed + "." + URL.encodeToString(signature.sign()) + "\n");
    Files.writeString(file("bad"), signed + "." + URL.encodeToString(new byte[64]));
    Files.writeString(file("keys"), "{\"keys\":[{\"kty\":\"OKP\",\"x\":\"" + x + "\"}]}");
  }

  private static String text(String json) {
    return URL.encodeToString(json.getBytes(US_ASCII));
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private int verify(String receipt, String... more) {
    String[] line = Arrays.copyOf(new String[] {"receipt", "verify"}, 5 + more.length);
    line[2] = file(receipt).toString();
    line[3] = "--keys";
    line[4] = file("keys").toString();
    System.arraycopy(more, 0, line, 5, more.length);
    return Main.run(line);
  }

  @Test
  void receipt_holdsOrDoesNot() {
    assertThat(verify("good")).isZero();
    assertThat(verify("bad")).isEqualTo(1);
    assertThat(verify("keys")).isEqualTo(1);
    assertThat(verify("nowhere")).isEqualTo(1);
  }

  @Test
  void receipt_isAboutThePerson_withItsSaltAlone() {
    assertThat(verify("good", "--salt", "0102", "--agent", ANN)).isZero();
    assertThat(verify("good", "--salt", "0103", "--agent", ANN)).isEqualTo(1);
    assertThat(verify("good", "--salt", "xy", "--agent", ANN)).isEqualTo(2);
    assertThat(verify("good", "--salt", "0102")).isEqualTo(2);
  }
}
