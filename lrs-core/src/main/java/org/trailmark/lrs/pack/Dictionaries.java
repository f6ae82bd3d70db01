package org.trailmark.lrs.pack;

import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The dictionaries in memory: the newest one to pack with, and each one to unpack with. */
final class Dictionaries implements AutoCloseable {
  static final int LEVEL = 3;

  private final DictionaryStore store;
  private final List<ZstdDictCompress> used = new CopyOnWriteArrayList<>();
  private final Map<Long, ZstdDictDecompress> unpacking = new ConcurrentHashMap<>();
  private volatile @Nullable ZstdDictCompress packing;

  Dictionaries(DictionaryStore store) {
    this.store = store;
    store.newest().ifPresent(this::use);
  }

  /** From now on statements are packed with this one, which is stored already. */
  void use(byte[] dictionary) {
    ZstdDictCompress newest = new ZstdDictCompress(dictionary, LEVEL);
    used.add(newest);
    packing = newest;
  }

  /** Null: pack without. */
  @Nullable ZstdDictCompress packing() {
    return packing;
  }

  ZstdDictDecompress unpacking(long id) {
    return unpacking.computeIfAbsent(id, this::load);
  }

  private ZstdDictDecompress load(long id) {
    byte[] dictionary =
        store
            .find(id)
            .orElseThrow(() -> new IllegalStateException("dictionary " + id + " is missing"));
    return new ZstdDictDecompress(dictionary);
  }

  @Override
  public void close() {
    used.forEach(ZstdDictCompress::close);
    unpacking.values().forEach(ZstdDictDecompress::close);
  }
}
