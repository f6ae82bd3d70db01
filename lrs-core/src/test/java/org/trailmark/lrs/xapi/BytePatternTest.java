package org.trailmark.lrs.xapi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BytePatternTest {

  @ParameterizedTest
  @CsvSource({
    "aab, aaab, true",
    "aab, aab, true",
    "aab, aba, false",
    "a, b, false",
    "a, ba, true",
    "abab, abaabab, true",
    "longer, long, false"
  })
  void pattern_isIn(String pattern, String text, boolean found) {
    assertThat(new BytePattern(pattern).isIn(text.getBytes(ISO_8859_1))).isEqualTo(found);
  }

  /** Of few letters, so that most texts nearly have it. */
  @Property
  void pattern_isInWhereTheTextContainsIt(
      @ForAll("patterns") String pattern, @ForAll("texts") String text) {
    assertThat(new BytePattern(pattern).isIn(text.getBytes(ISO_8859_1)))
        .isEqualTo(text.contains(pattern));
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.strings().withChars('a', 'b').ofMinLength(1).ofMaxLength(5);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars('a', 'b', '\u00e9').ofMaxLength(40);
  }
}
