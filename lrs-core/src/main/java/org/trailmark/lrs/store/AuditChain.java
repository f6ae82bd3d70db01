package org.trailmark.lrs.store;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows the chain of an audit log from its beginning and says where it breaks. An end that was
 * cut off leaves a shorter chain that holds: who wants to notice keeps a {@link Link} elsewhere and
 * asks whether it is still there.
 */
public final class AuditChain {
  private static final int PAGE = 1000;

  private final @Nullable Link kept;
  private Link head = new Link(0, AuditEntry.NONE);
  private long forgotten;
  private @Nullable Break broken;

  private AuditChain(@Nullable Link kept) {
    this.kept = kept;
  }

  /**
   * Reads the whole log, or up to the first entry that does not hold.
   *
   * @param kept what was the head once; null: nobody knows
   */
  public static Report verify(Source source, @Nullable Link kept) {
    AuditChain chain = new AuditChain(kept);
    List<AuditEntry> page = source.readAfter(0, PAGE);
    while (!page.isEmpty() && chain.broken == null) {
      page.forEach(chain::take);
      page = source.readAfter(chain.head.seq, PAGE);
    }
    return chain.report();
  }

  private void take(AuditEntry entry) {
    if (broken != null) {
      return;
    }
    String problem = problem(entry);
    if (problem != null) {
      broken = new Break(entry.seq(), problem);
      return;
    }
    head = new Link(entry.seq(), entry.hash());
    if (entry.detail() == null && !entry.detailHash().isEmpty()) {
      forgotten++;
    }
  }

  private @Nullable String problem(AuditEntry entry) {
    if (entry.seq() != head.seq + 1) {
      return "it follows entry %d: what was between them is gone".formatted(head.seq);
    }
    if (!entry.previous().equals(head.hash)) {
      return "it does not follow the entry before it";
    }
    if (!entry.matchesItsHash()) {
      return "it was changed after it was written";
    }
    boolean isKept = kept == null || kept.seq != entry.seq() || kept.hash.equals(entry.hash());
    return isKept ? null : "it is another than the one that was kept";
  }

  private Report report() {
    boolean cutOff = kept != null && broken == null && kept.seq > head.seq;
    return new Report(
        head,
        forgotten,
        cutOff ? new Break(head.seq + 1, "the log ends before it, and once was longer") : broken);
  }

  /** Where entries come from. */
  @FunctionalInterface
  public interface Source {
    /** As {@link AuditReader#readAfter}. */
    List<AuditEntry> readAfter(long seq, int max);
  }

  /** An entry by its place and its hash. */
  public record Link(long seq, String hash) {
    public Link {
      requireNonNull(hash, "hash");
    }
  }

  /**
   * Where the chain breaks.
   *
   * @param seq the first entry that does not hold
   * @param why what is wrong with it
   */
  public record Break(long seq, String why) {
    public Break {
      requireNonNull(why, "why");
    }
  }

  /**
   * What was found.
   *
   * @param head the last entry that holds; place 0: there is none
   * @param forgotten how many details were taken out up to there, because they named somebody who
   *     was erased
   * @param broken null: the whole log holds
   */
  public record Report(Link head, long forgotten, @Nullable Break broken) {
    public Report {
      requireNonNull(head, "head");
    }
  }
}
