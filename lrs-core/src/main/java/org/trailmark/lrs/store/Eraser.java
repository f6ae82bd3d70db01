package org.trailmark.lrs.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.xapi.Ifi;

/**
 * Takes persons out of the store: the one exception to what is stored staying as it is. Erased,
 * what she did goes, and where others' statements name her, they name the {@linkplain #NOBODY
 * common account} of all who were erased. Pseudonymised, her records stay and name a {@linkplain
 * #pseudonym random account}. Either is called an erasure here. Safe on any thread.
 *
 * <p>An erasure is an act of many small transactions: {@link #begin} makes it durable, {@link
 * #next} takes it on until the store has nothing of her left, {@link #finish} ends it. Whoever
 * finds an {@linkplain #unfinished() unfinished} one after a start goes on with it.
 */
public interface Eraser {

  /**
   * Who stands in the place of everybody who was erased: one for all, so that nothing joins them.
   */
  Ifi.Account NOBODY = new Ifi.Account("https://trailmark.invalid/erased", "erased");

  /** Where pseudonyms have their accounts; the name of each is random. */
  String PSEUDONYMS = "https://trailmark.invalid/pseudonyms";

  /** What becomes of a person. */
  enum Kind {
    /** Her records go. */
    ERASURE,
    /** Her records stay, under a pseudonym. */
    PSEUDONYM
  }

  /** The account of a pseudonym. */
  static Ifi.Account pseudonym(String name) {
    return new Ifi.Account(PSEUDONYMS, name);
  }

  /** What would go, and what would stay with another name. Reads the log to its end. */
  Extent measure(Kind kind, Set<Ifi> agents);

  /**
   * Begins an erasure, durably.
   *
   * @throws org.trailmark.lrs.problem.LrsException {@code CONFLICT} if one of the agents is on
   *     hold, saying why, or another erasure is unfinished
   */
  Erasure begin(Order order);

  /**
   * Takes the unfinished erasure one step on. Statements are stored between two steps.
   *
   * @return false: the store has nothing of her left but what the erasure itself knows
   */
  boolean next();

  /**
   * Ends the unfinished erasure: forgets who it was, and writes databases anew, so that no file
   * holds her data in what it has freed. Nobody stores meanwhile.
   *
   * @param receipt kept with the erasure
   */
  void finish(String receipt);

  /** The erasure that was begun and not ended. */
  Optional<Unfinished> unfinished();

  Optional<Erasure> find(UUID id);

  /** Erasures, newest first, with a smaller number than {@code before}. */
  List<Erasure> list(long before, int max);

  /** Of these places in the log, those that the unfinished erasure emptied or changed. */
  Set<Long> touched(Set<Long> places);

  /** Of these ids, those of statements that were erased or changed. */
  Set<UUID> erased(Set<UUID> statements);

  /** Holds, in the order of their agents' keys, after {@code afterKey} ("" for the beginning). */
  List<Hold> holds(String afterKey, int max);

  /** The hold that an agent has. */
  Optional<Hold> hold(Ifi agent);

  /** Puts an agent's person on hold, or replaces the hold that it has. */
  void hold(Hold hold);

  /** Lets go of an agent; whether it was held. */
  boolean release(Ifi agent);

  /**
   * Nobody may erase this agent's person.
   *
   * @param reason why
   * @param at UTC, to the millisecond
   */
  record Hold(Ifi agent, String author, String reason, Instant at) {
    public Hold {
      requireNonNull(agent, "agent");
      requireNonNull(author, "author");
      requireNonNull(reason, "reason");
      requireNonNull(at, "at");
    }
  }

  /**
   * What is wanted.
   *
   * @param agents all that the person is
   * @param commitment what the receipt shows of who it was
   * @param author who wants it
   * @param reason why; may be empty
   */
  record Order(
      UUID id, Kind kind, Set<Ifi> agents, String commitment, String author, String reason) {
    public Order {
      requireNonNull(id, "id");
      requireNonNull(kind, "kind");
      agents = Set.copyOf(agents);
      requireNonNull(commitment, "commitment");
      requireNonNull(author, "author");
      requireNonNull(reason, "reason");
    }
  }

  /**
   * How much.
   *
   * @param statements that go
   * @param changed statements that stay and name another where they named her
   * @param documents of state and agent profile that go, or lie with the pseudonym
   * @param identityEvents that name one of her agents
   * @param attachments data that only statements that go refer to
   */
  record Extent(
      long statements, long changed, long documents, long identityEvents, long attachments) {}

  /**
   * An erasure.
   *
   * @param number rises from one to the next
   * @param begunAt UTC, to the millisecond
   * @param done how much is done
   * @param receipt null: something of hers is kept still
   * @param isEnded whether nothing is left to do
   */
  record Erasure(
      long number,
      UUID id,
      Kind kind,
      String author,
      String reason,
      Instant begunAt,
      String commitment,
      Extent done,
      @Nullable String receipt,
      boolean isEnded) {
    public Erasure {
      requireNonNull(id, "id");
      requireNonNull(kind, "kind");
      requireNonNull(author, "author");
      requireNonNull(reason, "reason");
      requireNonNull(begunAt, "begunAt");
      requireNonNull(commitment, "commitment");
      requireNonNull(done, "done");
    }
  }

  /**
   * An erasure with whom it is about.
   *
   * @param agents without any once they are forgotten
   * @param pseudonym who stands in their place from now on; null: {@link #NOBODY}
   */
  record Unfinished(Erasure erasure, Set<Ifi> agents, Ifi.@Nullable Account pseudonym) {
    public Unfinished {
      requireNonNull(erasure, "erasure");
      agents = Set.copyOf(agents);
    }
  }
}
