package org.trailmark.lrs.pack;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import java.util.Arrays;

/** Reads Zstandard frames, whichever dictionary they name; one thread at a time. */
final class Expansion implements AutoCloseable {
  private static final int LONGEST_HEAD = 18;

  /** Zstandard makes no more of a byte; what says otherwise was not written by it. */
  private static final long MOST_OF_A_BYTE = 1 << 16;

  private final Dictionaries dictionaries;
  private final ZstdDecompressCtx plain = new ZstdDecompressCtx();
  private final ZstdDecompressCtx withDictionary = new ZstdDecompressCtx();
  private long loaded;

  Expansion(Dictionaries dictionaries) {
    this.dictionaries = dictionaries;
  }

  /** The frame that begins at an offset and ends with the array. */
  byte[] of(byte[] packed, int from) {
    int length = packed.length - from;
    long size = Zstd.getFrameContentSize(packed, from, length);
    if (size < 0 || size > Math.min(Integer.MAX_VALUE, length * MOST_OF_A_BYTE)) {
      throw new IllegalArgumentException("a frame of " + length + " bytes, said to hold " + size);
    }
    byte[] json = new byte[(int) size];
    reader(packed, from).decompressByteArray(json, 0, json.length, packed, from, length);
    return json;
  }

  /** The number of the dictionary that a frame names; 0: none. */
  static long dictionary(byte[] packed, int from) {
    int end = Math.min(packed.length, from + LONGEST_HEAD);
    return Zstd.getDictIdFromFrame(Arrays.copyOfRange(packed, from, end));
  }

  private ZstdDecompressCtx reader(byte[] packed, int from) {
    long id = dictionary(packed, from);
    if (id == 0) {
      return plain;
    }
    if (id != loaded) {
      withDictionary.loadDict(dictionaries.unpacking(id));
      loaded = id;
    }
    return withDictionary;
  }

  @Override
  public void close() {
    plain.close();
    withDictionary.close();
  }
}
