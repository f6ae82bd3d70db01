package org.trailmark.server.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.concurrent.Semaphore;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** Takes files in, a piece at a time; few at once, for each holds a request thread. */
final class Uploads {
  private static final int AT_ONCE = 2;
  private static final int BUFFER = 1 << 16;

  /** So much comes in before the disk is looked at again. */
  private static final long LOOK_EVERY = 16L << 20;

  private final Semaphore free = new Semaphore(AT_ONCE);
  private final JobsFolder folder;

  Uploads(JobsFolder folder) {
    this.folder = folder;
  }

  /**
   * Takes one in; when this returns all of it is there.
   *
   * @throws LrsException if it is empty, or there is no room for it, or others come in just now
   */
  void receive(String id, InputStream body) throws IOException {
    if (!free.tryAcquire()) {
      throw new LrsException(
          ProblemCode.TOO_MANY_REQUESTS,
          AT_ONCE + " files are coming in already. Try again when one is here.");
    }
    try (OutputStream out = Files.newOutputStream(folder.file(id, JobFile.INPUT))) {
      if (copy(body, out) == 0) {
        throw new LrsException(
            ProblemCode.INVALID_DOCUMENT, "The body is empty; it must be the file.");
      }
    } finally {
      free.release();
    }
  }

  private long copy(InputStream body, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long copied = 0;
    long looked = 0;
    int read = body.read(buffer);
    while (read >= 0) {
      out.write(buffer, 0, read);
      copied += read;
      if (copied - looked >= LOOK_EVERY) {
        folder.requireRoom();
        looked = copied;
      }
      read = body.read(buffer);
    }
    return copied;
  }
}
