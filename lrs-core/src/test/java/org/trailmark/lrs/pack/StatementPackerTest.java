package org.trailmark.lrs.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trailmark.lrs.pack.DictionaryTraining.Learned;
import org.trailmark.lrs.xapi.Authority;
import org.trailmark.lrs.xapi.StatementParser;
import org.trailmark.lrs.xapi.ValidStatement;
import org.trailmark.lrs.xapi.XapiVersion;

class StatementPackerTest {
  private static final Instant STORED = Instant.parse("2026-11-22T11:16:00.123Z");
  private static final StatementParser PARSER = new StatementParser(StatementParser.Limits.DEFAULT);
  private static final StatementParser.Context POST =
      StatementParser.Context.post(
          XapiVersion.V1_0_3, Authority.account("https://lrs.example.org", "tests", null));

  private final Map<Long, byte[]> kept = new LinkedHashMap<>();
  private final DictionaryStore store =
      new DictionaryStore() {
        @Override
        public Optional<byte[]> find(long id) {
          return Optional.ofNullable(kept.get(id));
        }

        @Override
        public Optional<byte[]> newest() {
          return kept.values().stream().reduce((older, newer) -> newer);
        }
      };

  private static ValidStatement statement(String verb, String name, String more) {
    String json =
        """
        {"id":"%s","actor":{"name":"%s","mbox":"mailto:ann@example.org"},
         "verb":{"id":"http://example.org/%s"},"object":{"id":"http://example.org/course"}%s}
        """
            .formatted(UUID.randomUUID(), name, verb, more);
    return PARSER.parse(json.getBytes(UTF_8), POST).get(0);
  }

  private byte[] learn(String verb) {
    List<byte[]> sample =
        IntStream.range(0, 2_000)
            .mapToObj(i -> statement(verb, "Ann " + i, "").stamped(STORED.plusSeconds(i)))
            .toList();
    Learned learned = requireNonNull(DictionaryTraining.learn(sample));
    kept.put(learned.id(), learned.dictionary());
    return learned.dictionary();
  }

  /** Lengths that move the place of the moment from one byte to two and three. */
  @ParameterizedTest
  @ValueSource(ints = {0, 100, 1_000, 20_000})
  void unpack_unstampedStatement_hasTheMomentInEachOfItsPlaces(int length) {
    try (StatementPacker packer = new StatementPacker(store)) {
      String name = "x".repeat(length);
      ValidStatement two = statement("passed", name, "");
      ValidStatement one = statement("passed", name, ",\"timestamp\":\"2020-01-01T00:00:00Z\"");

      assertThat(two.stampOffsets()).hasSize(2);
      assertThat(one.stampOffsets()).hasSize(1);
      assertThat(packer.unpack(packer.pack(two), STORED)).isEqualTo(two.stamped(STORED));
      assertThat(packer.unpack(packer.pack(one), STORED)).isEqualTo(one.stamped(STORED));
    }
  }

  @Test
  void unpack_wholeStatement_isUntouched() {
    try (StatementPacker packer = new StatementPacker(store)) {
      byte[] json = statement("passed", "Ann", "").stamped(STORED);

      assertThat(packer.unpack(packer.pack(json), STORED.plusSeconds(1))).isEqualTo(json);
    }
  }

  @Test
  void pack_withDictionary_isSmallerAndTheSame() {
    ValidStatement statement = statement("passed", "Ann", "");
    try (StatementPacker packer = new StatementPacker(store)) {
      int without = packer.pack(statement).length;

      packer.use(learn("passed"));

      byte[] packed = packer.pack(statement);
      assertThat(packed.length).isLessThan(without / 2);
      assertThat(packer.unpack(packed, STORED)).isEqualTo(statement.stamped(STORED));
    }
  }

  @Test
  void unpack_olderThanTheDictionaryInUse_isStillRead() {
    ValidStatement statement = statement("passed", "Ann", "");
    byte[] plain;
    byte[] older;
    try (StatementPacker packer = new StatementPacker(store)) {
      plain = packer.pack(statement);
      packer.use(learn("passed"));
      older = packer.pack(statement);
      packer.use(learn("failed"));
      byte[] newer = packer.pack(statement);

      assertThat(kept).hasSize(2);
      for (byte[] packed : List.of(newer, older, plain, older, newer)) {
        assertThat(packer.unpack(packed, STORED)).isEqualTo(statement.stamped(STORED));
      }
    }

    try (StatementPacker opened = new StatementPacker(store)) {
      assertThat(opened.unpack(older, STORED)).isEqualTo(statement.stamped(STORED));
      assertThat(opened.unpack(plain, STORED)).isEqualTo(statement.stamped(STORED));
    }
  }

  @Test
  void unpack_dictionaryIsMissing_saysWhich() {
    byte[] dictionary = learn("passed");
    long id = kept.keySet().iterator().next();
    try (StatementPacker packer = new StatementPacker(store)) {
      packer.use(dictionary);
      byte[] packed = packer.pack(statement("passed", "Ann", ""));
      kept.clear();

      assertThatIllegalStateException()
          .isThrownBy(() -> packer.unpack(packed, STORED))
          .withMessageContaining("dictionary " + id);
    }
  }

  @Test
  void learn_tooLittle_isNothing() {
    assertThat(DictionaryTraining.learn(List.of("{}".getBytes(UTF_8)))).isNull();
  }
}
