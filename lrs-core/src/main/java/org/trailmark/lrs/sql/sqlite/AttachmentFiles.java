package org.trailmark.lrs.sql.sqlite;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.sql.attachment.SweptAttachments;
import org.trailmark.lrs.xapi.Sha2;

/**
 * Attachments as files: {@code ab/cdef...} by their hash, {@code staging/} for those that are not
 * kept yet. Too large for the database, and never changed: a file is written once, forced to disk,
 * and moved into its place, so a file in its place is whole.
 */
public final class AttachmentFiles implements SweptAttachments {
  private static final int PIECE = 64 << 10;
  private static final Pattern PREFIX = Pattern.compile("[0-9a-f]{2}");

  /** Of SHA-224, SHA-256, SHA-384 and SHA-512. */
  private static final Pattern REST =
      Pattern.compile("[0-9a-f]{54}|[0-9a-f]{62}|[0-9a-f]{94}|[0-9a-f]{126}");

  private final Path folder;
  private final Path staging;

  private AttachmentFiles(Path folder) {
    this.folder = folder;
    this.staging = folder.resolve("staging");
  }

  /** Those of a folder that is only read. */
  static AttachmentFiles in(Path folder) {
    return new AttachmentFiles(folder);
  }

  /**
   * Opens the folder, makes it where it is missing, and clears what an interruption left half
   * written.
   *
   * @throws LrsException {@code STORE_UNAVAILABLE}
   */
  public static AttachmentFiles open(Path folder) {
    AttachmentFiles files = new AttachmentFiles(folder);
    try {
      Files.createDirectories(files.staging);
      for (Path left : files.halfWritten()) {
        Files.delete(left);
      }
      return files;
    } catch (IOException e) {
      throw unavailable("be opened", e);
    }
  }

  private List<Path> halfWritten() throws IOException {
    try (Stream<Path> files = Files.list(staging)) {
      return files.toList();
    }
  }

  @Override
  public Staged stage(Sha2 kind, InputStream data) throws IOException {
    Path file = newFile();
    boolean done = false;
    try {
      MessageDigest digest = kind.newDigest();
      long length = copy(data, file, digest);
      Staged staged = new StagedFile(this, file, Sha2.of(digest), length);
      done = true;
      return staged;
    } finally {
      if (!done) {
        delete(file);
      }
    }
  }

  /** Copies piece by piece: a reader's failure is the caller's affair, a writer's is ours. */
  private static long copy(InputStream data, Path file, MessageDigest digest) throws IOException {
    byte[] piece = new byte[PIECE];
    long length = 0;
    try (FileChannel out = openNew(file)) {
      int read;
      while ((read = data.read(piece)) >= 0) {
        digest.update(piece, 0, read);
        write(out, ByteBuffer.wrap(piece, 0, read));
        length += read;
      }
      force(out);
    }
    return length;
  }

  private Path newFile() {
    try {
      return Files.createTempFile(staging, "", "");
    } catch (IOException e) {
      throw unavailable("be written", e);
    }
  }

  private static FileChannel openNew(Path file) {
    try {
      return FileChannel.open(file, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw unavailable("be written", e);
    }
  }

  private static void write(FileChannel out, ByteBuffer piece) {
    try {
      while (piece.hasRemaining()) {
        out.write(piece);
      }
    } catch (IOException e) {
      throw unavailable("be written", e);
    }
  }

  private static void force(FileChannel out) {
    try {
      out.force(true);
    } catch (IOException e) {
      throw unavailable("be written", e);
    }
  }

  /** {@inheritDoc} Of a disk without room the database tells, which lies on it too. */
  @Override
  public void check() {
    if (!Files.isWritable(staging)) {
      throw unavailable("be written", new AccessDeniedException(name(staging)));
    }
  }

  @Override
  public Optional<Kept> find(Sha2 hash) {
    Path file = place(hash);
    return Files.isRegularFile(file) ? Optional.of(new KeptFile(file)) : Optional.empty();
  }

  Path folder() {
    return folder;
  }

  /** Where the data is, or would be if it were kept. */
  public Path place(Sha2 hash) {
    return folder.resolve(hash.hex().substring(0, 2)).resolve(hash.hex().substring(2));
  }

  /**
   * Moves a file into its place. One that is there already stays, and counts as kept now: the sweep
   * must leave it to the statement that comes.
   */
  synchronized void place(Path file, Path place) throws IOException {
    if (!Files.exists(place)) {
      Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.setLastModifiedTime(place, FileTime.from(Instant.now()));
  }

  @Override
  public List<Sha2> keptBefore(Instant moment) {
    List<Sha2> old = new ArrayList<>();
    try (Stream<Path> files = Files.find(folder, 2, (file, about) -> isOld(about, moment))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path parent = requireNonNull(file.getParent());
        // Elsewhere lies what is staged, and what is not ours.
        if (PREFIX.matcher(name(parent)).matches() && REST.matcher(name(file)).matches()) {
          old.add(new Sha2(name(parent) + name(file)));
        }
      }
      return old;
    } catch (IOException | UncheckedIOException e) {
      throw new LrsException(
          ProblemCode.STORE_UNAVAILABLE, "Attachments cannot be listed: " + e, e);
    }
  }

  @Override
  public boolean deleteIfKeptBefore(Sha2 hash, Instant moment) {
    return deleteIf(hash, kept -> kept.isBefore(moment));
  }

  @Override
  public boolean deleteIfKeptAfter(Sha2 hash, Instant moment) {
    return deleteIf(hash, kept -> kept.isAfter(moment));
  }

  private synchronized boolean deleteIf(Sha2 hash, Predicate<Instant> kept) {
    Path file = place(hash);
    try {
      return Files.isRegularFile(file)
          && kept.test(Files.getLastModifiedTime(file).toInstant())
          && Files.deleteIfExists(file);
    } catch (IOException e) {
      throw unavailable("be cleared", e);
    }
  }

  private static boolean isOld(BasicFileAttributes about, Instant moment) {
    return about.isRegularFile() && about.lastModifiedTime().toInstant().isBefore(moment);
  }

  private static String name(Path path) {
    return requireNonNull(path.getFileName()).toString();
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw unavailable("be cleared", e);
    }
  }

  static LrsException unavailable(String what, IOException cause) {
    return new LrsException(
        ProblemCode.STORE_UNAVAILABLE, "Attachments cannot " + what + ": " + cause, cause);
  }

  private record KeptFile(Path file) implements Kept {
    @Override
    public long length() {
      try {
        return Files.size(file);
      } catch (IOException e) {
        throw unavailable("be read", e);
      }
    }

    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }
  }
}
