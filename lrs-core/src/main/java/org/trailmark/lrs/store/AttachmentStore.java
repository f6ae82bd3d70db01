package org.trailmark.lrs.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.trailmark.lrs.xapi.Sha2;

/**
 * Keeps the data of attachments, each once, by its hash (xAPI-Data 2.4.11). Statements say what
 * they refer to; this store knows nothing of them. Data is kept before the statement that refers to
 * it is stored, so an interruption leaves at worst data that nothing refers to.
 */
public interface AttachmentStore {

  /**
   * Takes data in, without keeping it yet; in pieces, whatever its size.
   *
   * @param kind a hash of the kind that the data is known by; its value is for the caller to
   *     compare
   * @param data read to its end, not closed
   * @throws IOException if {@code data} cannot be read
   * @throws org.trailmark.lrs.problem.LrsException {@code STORE_UNAVAILABLE} if it cannot be
   *     written; and what {@code data} throws
   */
  Staged stage(Sha2 kind, InputStream data) throws IOException;

  /** The data with this hash; empty where none was kept. */
  Optional<Kept> find(Sha2 hash);

  /** Data that was taken in; gone when it is closed, unless it was kept. */
  interface Staged extends AutoCloseable {

    /** The hash of what was read. */
    Sha2 hash();

    /** In octets. */
    long length();

    /** The data from its beginning; to be called before {@link #keep}. */
    InputStream open() throws IOException;

    /**
     * Keeps the data for good: when this returns it is on disk, whole, under its hash. Data that is
     * there already stays.
     *
     * @throws org.trailmark.lrs.problem.LrsException {@code STORE_UNAVAILABLE}
     */
    void keep();

    @Override
    void close();
  }

  /** Data that is kept. */
  interface Kept {

    /** In octets. */
    long length();

    /** The data from its beginning. */
    InputStream open() throws IOException;
  }
}
