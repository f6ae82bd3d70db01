package org.trailmark.server.importer;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Files that hold statements: given ones, and in folders those whose names say so. */
public final class StatementFiles {
  private static final int BUFFER = 1 << 16;

  private StatementFiles() {}

  /** The files, those of a folder (and of the folders in it) in the order of their names. */
  public static List<Path> find(List<Path> paths) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        try (Stream<Path> within = Files.walk(path)) {
          within
              .filter(Files::isRegularFile)
              .filter(StatementFiles::fits)
              .sorted()
              .forEach(files::add);
        }
      } else {
        files.add(path);
      }
    }
    return files;
  }

  /**
   * Opens a file, unpacked where it is gzip, without a byte order mark.
   *
   * @param read told how many more bytes of the file were read
   */
  static InputStream open(Path file, LongConsumer read) throws IOException {
    InputStream raw = new BufferedInputStream(counting(Files.newInputStream(file), read), BUFFER);
    try {
      InputStream text =
          startsWith(raw, 0x1f, 0x8b)
              ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER)
              : raw;
      if (startsWith(text, 0xef, 0xbb, 0xbf)) {
        text.skipNBytes(3);
      }
      return text;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private static boolean fits(Path file) {
    return file.getFileName().toString().matches("(?i).*\\.(json|jsonl|ndjson)(\\.gz)?");
  }

  private static boolean startsWith(InputStream stream, int... bytes) throws IOException {
    stream.mark(bytes.length);
    boolean same = true;
    for (int expected : bytes) {
      same &= stream.read() == expected;
    }
    stream.reset();
    return same;
  }

  private static InputStream counting(InputStream stream, LongConsumer read) {
    return new FilterInputStream(stream) {
      @Override
      public int read() throws IOException {
        int next = super.read();
        read.accept(next < 0 ? 0 : 1);
        return next;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        read.accept(Math.max(count, 0));
        return count;
      }
    };
  }
}
