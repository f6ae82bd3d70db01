package org.trailmark.server.jobs;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import tools.jackson.databind.json.JsonMapper;

/** The statements that an import has refused: a file of a line each, which only grows. */
public final class Refusals {
  private static final JsonMapper JSON = new JsonMapper();

  private final Path file;

  Refusals(Path file) {
    this.file = file;
  }

  /**
   * A statement that was refused.
   *
   * @param place file and line
   * @param reason what is wrong with it, with its place in the statement and the clause
   */
  public record Refused(String place, String reason) {}

  /**
   * A part of the list.
   *
   * @param next where the next part begins; null: this is the last
   */
  record Page(List<Refused> refused, @Nullable Long next) {}

  /** How many bytes the list has: a place to go back to. */
  public long size() throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  /** Forgets what came after a place. */
  public void cut(long size) throws IOException {
    if (Files.exists(file)) {
      try (FileChannel channel = FileChannel.open(file, WRITE)) {
        channel.truncate(size);
      }
    }
  }

  /** Adds to the list. */
  public void add(List<Refused> refused) throws IOException {
    StringBuilder lines = new StringBuilder();
    refused.forEach(one -> lines.append(JSON.writeValueAsString(one)).append('\n'));
    try (FileChannel channel = FileChannel.open(file, CREATE, APPEND)) {
      ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  /**
   * Reads a part.
   *
   * @param from where it begins: 0, or as a page before said
   * @throws LrsException {@code INVALID_PARAMETER} if no line begins there
   */
  Page page(long from, int limit) throws IOException {
    if (from == 0 && !Files.exists(file)) {
      return new Page(List.of(), null);
    }
    try (FileChannel channel = FileChannel.open(file)) {
      requireBeginning(channel, from);
      channel.position(from);
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
      List<Refused> found = new ArrayList<>();
      long next = from;
      String line = lines.readLine();
      while (line != null && found.size() < limit) {
        found.add(JSON.readValue(line, Refused.class));
        next += line.getBytes(StandardCharsets.UTF_8).length + 1L;
        line = lines.readLine();
      }
      return new Page(found, line == null ? null : next);
    }
  }

  private static void requireBeginning(FileChannel channel, long from) throws IOException {
    ByteBuffer before = ByteBuffer.allocate(1);
    if (from > 0 && (channel.read(before, from - 1) < 1 || before.get(0) != '\n')) {
      throw new LrsException(
          ProblemCode.INVALID_PARAMETER, "\"after\" must be one that an answer gave as more.");
    }
  }
}
