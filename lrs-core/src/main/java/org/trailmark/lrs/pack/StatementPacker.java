package org.trailmark.lrs.pack;

import com.github.luben.zstd.ZstdException;
import java.time.Instant;
import java.util.Arrays;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.xapi.ValidStatement;

/**
 * Packs statements and unpacks them again. Packing comes before storing, on the request's thread,
 * so the moment of storing is left out, and is written in when a statement is unpacked.
 *
 * <p>A packed statement is: how many places the moment goes to; how far each lies behind the one
 * before; then a Zstandard frame, which names its dictionary. Safe on any thread.
 */
public final class StatementPacker implements AutoCloseable {
  private final Dictionaries dictionaries;
  private final Pool<Compression> compressions;
  private final Pool<Expansion> expansions;

  public StatementPacker(DictionaryStore store) {
    this.dictionaries = new Dictionaries(store);
    this.compressions = new Pool<>(() -> new Compression(dictionaries));
    this.expansions = new Pool<>(() -> new Expansion(dictionaries));
  }

  /** From now on statements are packed with this dictionary, which is stored already. */
  public void use(byte[] dictionary) {
    dictionaries.use(dictionary);
  }

  /** Packs a statement that may not have been stamped yet. */
  public byte[] pack(ValidStatement statement) {
    return pack(statement.json(), statement.stampOffsets());
  }

  /** Packs a whole statement, moment of storing and all. */
  public byte[] pack(byte[] json) {
    return pack(json, new int[0]);
  }

  private byte[] pack(byte[] json, int[] stamps) {
    byte[] head = head(stamps);
    byte[] frame = compressions.use(compression -> compression.of(json));
    byte[] packed = Arrays.copyOf(head, head.length + frame.length);
    System.arraycopy(frame, 0, packed, head.length, frame.length);
    return packed;
  }

  private static byte[] head(int[] stamps) {
    byte[] head = new byte[1 + 5 * stamps.length];
    head[0] = (byte) stamps.length; // id and timestamp, so two at most
    int end = 1;
    int before = 0;
    for (int stamp : stamps) {
      int rest = stamp - before;
      before = stamp;
      for (; rest >= 0x80; rest >>>= 7) {
        head[end++] = (byte) (rest | 0x80);
      }
      head[end++] = (byte) rest;
    }
    return Arrays.copyOf(head, end);
  }

  /** The number of the dictionary that a packed statement needs; 0: none. */
  public static long dictionary(byte[] packed) {
    int frame = 1;
    for (int stamps = packed[0]; stamps > 0; stamps--) {
      while (packed[frame] < 0) {
        frame++;
      }
      frame++;
    }
    return Expansion.dictionary(packed, frame);
  }

  /**
   * The whole statement in UTF-8.
   *
   * @param stored when it was stored, UTC
   * @throws LrsException {@code STORE_UNAVAILABLE} where this is nothing that was packed here
   */
  public byte[] unpack(byte[] packed, Instant stored) {
    try {
      return whole(packed, stored);
    } catch (ZstdException | IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new LrsException(
          ProblemCode.STORE_UNAVAILABLE,
          "A statement is damaged on disk. Restore a backup; `trailmark check` names it.",
          e);
    }
  }

  private byte[] whole(byte[] packed, Instant stored) {
    int[] stamps = new int[packed[0]];
    int at = 1;
    int offset = 0;
    for (int i = 0; i < stamps.length; i++) {
      int shift = 0;
      while (packed[at] < 0) {
        offset += (packed[at++] & 0x7f) << shift;
        shift += 7;
      }
      offset += packed[at++] << shift;
      stamps[i] = offset;
    }
    int frame = at;
    byte[] json = expansions.use(expansion -> expansion.of(packed, frame));
    ValidStatement.stamp(json, stamps, stored);
    return json;
  }

  /** Gives back what lies outside the heap; to be called when nothing is packed any more. */
  @Override
  public void close() {
    compressions.close();
    expansions.close();
    dictionaries.close();
  }
}
