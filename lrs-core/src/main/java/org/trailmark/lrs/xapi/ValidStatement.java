package org.trailmark.lrs.xapi;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A statement that keeps every rule, complete but for the moment at which it is stored.
 *
 * <p>The JSON is final except for {@code stored} (and {@code timestamp}, where the statement came
 * without one): in their place lie {@value #STAMP_LENGTH} bytes each that {@link #stamped}
 * overwrites in a copy. So the moment is known only when the writer commits, and nothing is
 * serialised again.
 */
public final class ValidStatement {
  /** Length of {@code 2026-11-22T11:16:00.123Z}. */
  public static final int STAMP_LENGTH = Stamp.LENGTH;

  private final UUID id;
  private final byte[] json;
  private final int[] stampOffsets;
  private final StatementKeys keys;
  private final List<Attachment> attachments;
  private final List<DefinedActivity> definitions;
  private final List<Signature> signatures;

  /**
   * @param json the whole statement in UTF-8; kept, not copied
   * @param stampOffsets where in {@code json} the time of storing goes
   */
  ValidStatement(
      UUID id,
      byte[] json,
      int[] stampOffsets,
      StatementKeys keys,
      List<Attachment> attachments,
      List<DefinedActivity> definitions) {
    this(id, json, stampOffsets, keys, attachments, definitions, List.of());
  }

  private ValidStatement(
      UUID id,
      byte[] json,
      int[] stampOffsets,
      StatementKeys keys,
      List<Attachment> attachments,
      List<DefinedActivity> definitions,
      List<Signature> signatures) {
    this.id = requireNonNull(id, "id");
    this.json = requireNonNull(json, "json");
    this.stampOffsets = stampOffsets;
    this.keys = requireNonNull(keys, "keys");
    this.attachments = List.copyOf(attachments);
    this.definitions = List.copyOf(definitions);
    this.signatures = List.copyOf(signatures);
  }

  public UUID id() {
    return id;
  }

  public StatementKeys keys() {
    return keys;
  }

  /**
   * What the statement and its SubStatement say about attachments, in the order of the document.
   * Whether each has its data or a {@code fileUrl} depends on the request and is for its receiver
   * to judge (xAPI-Communication 1.5.2).
   */
  public List<Attachment> attachments() {
    return attachments;
  }

  /**
   * What the statement, its context and its SubStatement say of activities, in the order of the
   * document; an activity may come twice.
   */
  public List<DefinedActivity> definitions() {
    return definitions;
  }

  /** The same statement, as one that defines nothing (the scope "define", 4.2). */
  public ValidStatement withoutDefinitions() {
    return new ValidStatement(id, json, stampOffsets, keys, attachments, List.of(), signatures);
  }

  /** The same statement, with what its signatures were found to show. */
  public ValidStatement signed(List<Signature> found) {
    return new ValidStatement(id, json, stampOffsets, keys, attachments, definitions, found);
  }

  /** What its signatures showed, where somebody has looked at them; else empty. */
  public List<Signature> signatures() {
    return signatures;
  }

  /**
   * A copy of the JSON with the moment of storing written into it: the whole statement.
   *
   * @param stored UTC; written with millisecond precision
   */
  public byte[] stamped(Instant stored) {
    byte[] copy = json.clone();
    stamp(copy, stampOffsets, stored);
    return copy;
  }

  /**
   * Writes the moment of storing into a statement's JSON.
   *
   * @param stampOffsets what {@link #stampOffsets()} said of it
   * @param stored UTC; written with millisecond precision
   */
  public static void stamp(byte[] json, int[] stampOffsets, Instant stored) {
    if (stampOffsets.length > 0) {
      byte[] text = Stamp.of(stored);
      for (int offset : stampOffsets) {
        System.arraycopy(text, 0, json, offset, STAMP_LENGTH);
      }
    }
  }

  /** Where in {@link #json()} the time of storing goes, rising; not a copy. */
  public int[] stampOffsets() {
    return stampOffsets;
  }

  /** Whether the timestamp is the client's, and not to be the moment of storing. */
  boolean cameWithTimestamp() {
    return stampOffsets.length == 1; // else both stored and timestamp are stamped
  }

  /** The statement in UTF-8 with a place for {@link #stampOffsets()}; not a copy. */
  public byte[] json() {
    return json;
  }
}
