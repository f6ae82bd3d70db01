package org.trailmark.lrs.pack;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import org.jspecify.annotations.Nullable;

/** Makes Zstandard frames with the newest dictionary; one thread at a time. */
final class Compression implements AutoCloseable {
  private final Dictionaries dictionaries;
  private final ZstdCompressCtx zstd = new ZstdCompressCtx();
  private @Nullable ZstdDictCompress loaded;

  Compression(Dictionaries dictionaries) {
    this.dictionaries = dictionaries;
    zstd.setLevel(Dictionaries.LEVEL);
  }

  byte[] of(byte[] json) {
    ZstdDictCompress newest = dictionaries.packing();
    if (newest != null && newest != loaded) {
      zstd.loadDict(newest);
      loaded = newest;
    }
    return zstd.compress(json);
  }

  @Override
  public void close() {
    zstd.close();
  }
}
