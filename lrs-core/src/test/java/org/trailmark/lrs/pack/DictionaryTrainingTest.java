package org.trailmark.lrs.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.trailmark.lrs.pack.DictionaryTraining.Learned;

class DictionaryTrainingTest {

  static Stream<Arguments> tooLittle() {
    return Stream.of(
        Arguments.of("none", List.of()),
        Arguments.of("one", List.of("{\"id\":\"here\"}".getBytes(UTF_8))),
        Arguments.of("a few", Collections.nCopies(3, "{\"id\":\"here\"}".getBytes(UTF_8))),
        Arguments.of("empty ones", Collections.nCopies(1_000, new byte[0])));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tooLittle")
  void learn_tooLittle_isNothing(String unused, List<byte[]> samples) {
    assertThat(DictionaryTraining.learn(samples)).isNull();
  }

  @Test
  void learn_alike_isADictionaryThatNamesItself() {
    Random random = new Random(7);
    List<byte[]> samples =
        IntStream.range(0, 2_000)
            .mapToObj(i -> "{\"actor\":{\"mbox\":\"mailto:%d\"}}".formatted(random.nextLong()))
            .map(json -> json.getBytes(UTF_8))
            .toList();

    Learned learned = requireNonNull(DictionaryTraining.learn(samples));

    assertThat(learned.id()).isPositive();
    assertThat(learned.dictionary()).isNotEmpty().hasSizeLessThanOrEqualTo(64 << 10);
  }
}
