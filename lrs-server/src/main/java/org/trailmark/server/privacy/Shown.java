package org.trailmark.server.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.store.Eraser;
import org.trailmark.lrs.xapi.AgentJson;

/** What is answered about erasures and holds. */
final class Shown {
  private Shown() {}

  /**
   * How much goes, went or would go.
   *
   * @param changedStatements of others, that name nobody now where they named her
   */
  public record Extent(
      long statements,
      long changedStatements,
      long documents,
      long identityEvents,
      long attachments) {
    static Extent of(Eraser.Extent extent) {
      return new Extent(
          extent.statements(),
          extent.changed(),
          extent.documents(),
          extent.identityEvents(),
          extent.attachments());
    }
  }

  /**
   * What an erasure would do.
   *
   * @param agents all that the person is
   * @param holds why she is not erased; empty where nothing is in the way
   * @param plugins how many rows each keeps of her, by kind
   * @param idle plugins that do not run, for which an erasure waits
   */
  public record DryRun(
      List<Map<String, Object>> agents,
      List<Hold> holds,
      Extent extent,
      Map<String, Map<String, Long>> plugins,
      List<String> idle) {}

  /**
   * An erasure was begun.
   *
   * @param salt to be kept by whoever must be able to show whom the receipt is about; it is nowhere
   *     else
   */
  public record Begun(UUID id, String commitment, String salt) {}

  /**
   * An erasure.
   *
   * @param state {@code running} or {@code done}
   * @param waitsFor why it does not go on; null where it does
   * @param receipt a JSON Web Signature; null while it runs
   */
  public record Erasure(
      UUID id,
      String state,
      @Nullable String waitsFor,
      String author,
      String reason,
      Instant begunAt,
      String commitment,
      Extent extent,
      @Nullable String receipt) {}

  /**
   * A page.
   *
   * @param more where the next one is; null: there is none
   */
  public record Erasures(List<Erasure> erasures, @Nullable String more) {}

  /** Nobody may erase the person of this agent. */
  public record Hold(Map<String, Object> agent, String author, String reason, Instant at) {
    static Hold of(Eraser.Hold hold) {
      return new Hold(AgentJson.of(hold.agent()), hold.author(), hold.reason(), hold.at());
    }
  }

  /**
   * A page.
   *
   * @param more where the next one is; null: there is none
   */
  public record Holds(List<Hold> holds, @Nullable String more) {}

  /** Those of the ids that were asked for whose statements were erased or changed. */
  public record Erased(List<UUID> erased) {}
}
