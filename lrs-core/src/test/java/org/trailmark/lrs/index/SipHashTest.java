package org.trailmark.lrs.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SipHashTest {
  private final SipHash hash = new SipHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

  /** The authors' vectors: the text is 00 01 02 ..., the hash is written lowest byte first. */
  @ParameterizedTest
  @CsvSource({
    "0, 310e0edd47db6f72",
    "1, fd67dc93c539f874",
    "2, 5a4fa9d909806c0d",
    "3, 2d7efbd796666785",
    "4, b7877127e09427cf",
    "5, 8da699cd64557618",
    "6, cee3fe586e46c9cb",
    "7, 37d1018bf50002ab",
    "8, 6224939a79f5f593",
    "9, b0e4a90bdf82009e",
    "10, f3b9dd94c5bb5d7a",
    "11, a7ad6b22462fb3f4",
    "12, fbe50e86bc8f1e75",
    "13, 903d84c02756ea14",
    "14, eef27a8e90ca23f7",
    "15, e545be4961ca29a1"
  })
  void of_referenceText_isTheReferenceHash(int length, String expected) {
    byte[] text = new byte[length];
    for (int i = 0; i < length; i++) {
      text[i] = (byte) i;
    }

    assertThat(HexFormat.of().toHexDigits(Long.reverseBytes(hash.of(text)))).isEqualTo(expected);
  }
}
