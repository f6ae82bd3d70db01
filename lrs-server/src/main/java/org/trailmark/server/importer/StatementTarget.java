package org.trailmark.server.importer;

import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;

/** The LRS that statements are brought to: over HTTP, or the one of this program. */
public interface StatementTarget {

  /**
   * Brings a batch, all of one version; waits and tries again while the LRS is busy.
   *
   * @throws ImportStopped if the LRS does not answer, or going on makes no sense
   */
  Answer send(List<Piece> batch) throws InterruptedException;

  /** What became of a batch. */
  sealed interface Answer {
    /** All of it is stored; so many were there already. */
    record Stored(int known) implements Answer {}

    /**
     * Nothing of it is stored.
     *
     * @param reasons by position in the batch, where the LRS says which ones are to blame
     * @param detail why, on the whole
     */
    record Refused(SortedMap<Integer, Reason> reasons, String detail) implements Answer {}
  }

  /**
   * Why one statement is refused.
   *
   * @param text in general words, so that the same fault elsewhere has the same text
   * @param batch whether other statements of the batch may have a part in it
   */
  record Reason(String text, boolean batch) {
    private static final Pattern UUID =
        Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern POSITION = Pattern.compile("/[0-9]+(?=/|$)");

    /**
     * The reason that a fault is.
     *
     * @param pointer within the statement
     * @param clause of the standard; empty: none is named
     */
    public static Reason of(String pointer, String message, String clause) {
      return new Reason(
          POSITION.matcher(pointer).replaceAll("/*")
              + ": "
              + UUID.matcher(message).replaceAll("...")
              + (clause.isEmpty() ? "" : " [" + clause + "]"),
          pointer.equals("/id"));
    }
  }
}
