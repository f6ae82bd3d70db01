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

  /** What a kind of erasure is called. */
  static String name(Eraser.Kind kind) {
    return switch (kind) {
      case ERASURE -> "erase";
      case PSEUDONYM -> "pseudonymise";
    };
  }

  /**
   * How much goes, went or would go.
   *
   * @param changedStatements that name nobody now where they named her, or her pseudonym
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
   * @param kind {@code erase} or {@code pseudonymise}
   * @param agents all that the person is
   * @param holds why she is not erased; empty where nothing is in the way
   * @param plugins how many rows each keeps of her, by kind
   * @param idle plugins that do not run, for which an erasure waits
   * @param jobs how many jobs of this node go, for their files may hold anybody's statements
   * @param importFiles that lie in {@code DATA/imports} and stay; the first thousand
   */
  public record DryRun(
      String kind,
      List<Map<String, Object>> agents,
      List<Hold> holds,
      Extent extent,
      Map<String, Map<String, Long>> plugins,
      List<String> idle,
      int jobs,
      List<String> importFiles) {}

  /**
   * An erasure was begun.
   *
   * @param salt to be kept by whoever must be able to show whom the receipt is about; it is nowhere
   *     else
   */
  public record Begun(UUID id, String kind, String commitment, String salt) {}

  /**
   * An erasure.
   *
   * @param kind {@code erase} or {@code pseudonymise}
   * @param state {@code running} or {@code done}
   * @param waitsFor why it does not go on; null where it does
   * @param receipt a JSON Web Signature; null while it runs
   */
  public record Erasure(
      UUID id,
      String kind,
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

  /** Public keys as a JSON Web Key Set (RFC 7517), newest first. */
  public record Keys(List<PublicKeyJson> keys) {}

  /** Those of the ids that were asked for whose statements were erased or changed. */
  public record Erased(List<UUID> erased) {}
}
