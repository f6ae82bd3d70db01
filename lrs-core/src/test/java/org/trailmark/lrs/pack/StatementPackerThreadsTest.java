package org.trailmark.lrs.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.pack.DictionaryTraining.Learned;

/** Several threads pack and unpack while one after another dictionary is taken into use. */
class StatementPackerThreadsTest {
  private static final int THREADS = 4;
  private static final int EACH = 2_000;
  private static final Instant STORED = Instant.parse("2026-11-22T11:16:00.123Z");

  private final Map<Long, byte[]> kept = new ConcurrentHashMap<>();
  private final DictionaryStore store =
      new DictionaryStore() {
        @Override
        public Optional<byte[]> find(long id) {
          return Optional.ofNullable(kept.get(id));
        }

        @Override
        public Optional<byte[]> newest() {
          return Optional.empty();
        }
      };
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  /** The first thread has packed some statements, or failed. */
  private final CountDownLatch underWay = new CountDownLatch(1);

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void unpack_packedByAnyThread_isTheSame() throws Exception {
    List<Learned> learned = List.of(learn("passed"), learn("failed"));
    try (StatementPacker packer = new StatementPacker(store)) {
      List<Future<List<byte[]>>> packing = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        packing.add(threads.submit(() -> packMany(packer, thread)));
      }
      underWay.await();
      learned.forEach(one -> packer.use(one.dictionary()));

      for (int thread = 0; thread < THREADS; thread++) {
        List<byte[]> packed = packing.get(thread).get();
        for (int i = 0; i < EACH; i++) {
          assertThat(packer.unpack(packed.get(i), STORED)).isEqualTo(json("passed", thread, i));
        }
      }
    }
  }

  private List<byte[]> packMany(StatementPacker packer, int thread) {
    try {
      List<byte[]> packed = new ArrayList<>();
      for (int i = 0; i < EACH; i++) {
        packed.add(packer.pack(json("passed", thread, i)));
        int older = i / 2;
        assertThat(packer.unpack(packed.get(older), STORED))
            .isEqualTo(json("passed", thread, older));
        if (i == EACH / 10) {
          underWay.countDown();
        }
      }
      return packed;
    } finally {
      underWay.countDown();
    }
  }

  private Learned learn(String verb) {
    Learned learned =
        requireNonNull(
            DictionaryTraining.learn(
                IntStream.range(0, 2_000).mapToObj(i -> json(verb, i, i)).toList()));
    kept.put(learned.id(), learned.dictionary());
    return learned;
  }

  private static byte[] json(String verb, int one, int other) {
    return """
        {"actor":{"mbox":"mailto:learner-%d@example.org"},"verb":{"id":"http://example.org/%s"},\
        "object":{"id":"http://example.org/courses/%d"}}"""
        .formatted(one, verb, other)
        .getBytes(UTF_8);
  }
}
