package org.trailmark.lrs.sql.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import org.trailmark.lrs.problem.LrsException;

/** Reads data that lies in pieces, one at a time. */
final class PiecesInputStream extends InputStream {
  private final IntFunction<Optional<byte[]>> pieces;
  private long left;
  private int next;
  private byte[] piece = new byte[0];
  private int at;

  /**
   * Reads the first piece.
   *
   * @param pieces from 0; empty: there is no such piece
   * @param length of all pieces together, in octets
   * @throws IOException if there is no data
   */
  PiecesInputStream(IntFunction<Optional<byte[]>> pieces, long length) throws IOException {
    this.pieces = pieces;
    this.left = length;
    if (length > 0) {
      readPiece();
    }
  }

  private void readPiece() throws IOException {
    try {
      piece = pieces.apply(next++).orElseThrow(() -> new IOException("the data is gone"));
      at = 0;
      left -= piece.length;
    } catch (LrsException e) {
      throw new IOException("the data cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    while (at == piece.length) {
      if (left <= 0) {
        return -1;
      }
      readPiece();
    }
    int copied = Math.min(length, piece.length - at);
    System.arraycopy(piece, at, into, offset, copied);
    at += copied;
    return copied;
  }
}
