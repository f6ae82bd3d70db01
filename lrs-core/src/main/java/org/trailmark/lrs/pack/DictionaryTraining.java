package org.trailmark.lrs.pack;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDictTrainer;
import com.github.luben.zstd.ZstdException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Learns a dictionary from statements. Takes seconds; for a thread that has time. */
public final class DictionaryTraining {
  private static final int DICTIONARY_BYTES = 64 << 10;

  private DictionaryTraining() {}

  /**
   * A dictionary that packs statements like these well, and holds nothing of any one of the people
   * in them.
   *
   * @param statements whole statements, a hundred times as long as a dictionary in all at best
   * @return null: they have too little in common
   */
  public static @Nullable Learned learn(List<byte[]> statements) {
    SharedTexts shared = SharedTexts.of(statements);
    List<byte[]> masked =
        statements.stream().map(statement -> MaskedStatement.of(statement, shared)).toList();
    int bytes = masked.stream().mapToInt(statement -> statement.length).sum();
    ZstdDictTrainer trainer = new ZstdDictTrainer(bytes, DICTIONARY_BYTES, Dictionaries.LEVEL);
    masked.forEach(trainer::addSample);
    try {
      byte[] dictionary = trainer.trainSamples();
      return new Learned(Zstd.getDictIdFromDict(dictionary), dictionary);
    } catch (ZstdException e) {
      return null; // all alike, or all different: Zstandard refuses both
    }
  }

  /**
   * A dictionary.
   *
   * @param id the number by which frames name it
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  public record Learned(long id, byte[] dictionary) {}
}
