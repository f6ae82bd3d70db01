package org.trailmark.server.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.trailmark.lrs.hash.Sha256;

/** What a file holds, as it is found on disk. */
final class WrittenFile {
  private static final int PIECE = 256 << 10;

  private WrittenFile() {}

  /** Reads a file. */
  static Manifest.Entry read(Path folder, String path) throws IOException {
    try (FileChannel file = FileChannel.open(folder.resolve(path), StandardOpenOption.READ)) {
      return entry(path, file);
    }
  }

  /** Forces a file to disk and reads it. */
  static Manifest.Entry force(Path folder, String path) throws IOException {
    try (FileChannel file =
        FileChannel.open(folder.resolve(path), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      file.force(true);
      return entry(path, file);
    }
  }

  private static Manifest.Entry entry(String path, FileChannel file) throws IOException {
    MessageDigest digest = Sha256.digest();
    ByteBuffer piece = ByteBuffer.allocate(PIECE);
    long size = 0;
    for (int read = file.read(piece); read >= 0; read = file.read(piece)) {
      size += read;
      digest.update(piece.flip());
      piece.clear();
    }
    return new Manifest.Entry(path, size, HexFormat.of().formatHex(digest.digest()));
  }
}
