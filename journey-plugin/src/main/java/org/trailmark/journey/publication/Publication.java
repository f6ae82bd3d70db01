package org.trailmark.journey.publication;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A version of a journey that was published.
 *
 * @param definition the text as it came
 * @param historyTo {@code seq} of the last statement that was there at the publication
 * @param historyAt {@code seq} up to which history has been read
 * @param paused whether the reading of history waits for an admin
 */
public record Publication(
    int id,
    String journey,
    int version,
    String hash,
    String definition,
    Instant publishedAt,
    State state,
    long historyTo,
    long historyAt,
    boolean paused) {

  public Publication {
    requireNonNull(journey, "journey");
    requireNonNull(hash, "hash");
    requireNonNull(definition, "definition");
    requireNonNull(publishedAt, "publishedAt");
    requireNonNull(state, "state");
  }

  /** How far a publication is. */
  public enum State {
    /** A dry run: nobody sees it, and it goes when it has its answer. */
    DRAFT,
    /** It reads history; nobody is folded on it yet. */
    COLLECTING,
    /** Learners go by it. */
    RUNNING,
    /** A higher version lets people in; those who are on the way finish here. */
    PINNED,
    /** A higher version took its place. */
    REPLACED,
    /** It was taken back while it read history; its number is free again. */
    WITHDRAWN
  }
}
