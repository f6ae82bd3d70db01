package org.trailmark.lrs.store;

import static java.util.Objects.requireNonNull;

import java.io.StringWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.hash.Sha256;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * One entry of the audit log. An act has two: one is written before it, the other after it. Where
 * the second is missing, nobody knows whether the act was done: the program ended in between, or it
 * is being done.
 *
 * @param seq place in the log, from 1, without gaps
 * @param act the {@code seq} of the entry that began the act; its own, where this is that entry
 * @param at when it was written, to the millisecond, UTC
 * @param who acted: the key of a credential, or another name that the server gave
 * @param method of the request, such as {@code DELETE}
 * @param route the path with its parameters by name, such as {@code /admin/api/credentials/{key}}
 * @param outcome the status of the answer; 0 in the entry that begins the act
 * @param detailHash SHA-256 of the detail, hexadecimal; empty where there never was one
 * @param previous the hash of the entry before, or {@link #NONE}
 * @param hash SHA-256 of {@link #canonical}, hexadecimal
 * @param detail what exactly was asked, as JSON; null where there was nothing to say, or where it
 *     was {@linkplain AuditLog#forget forgotten}
 */
public record AuditEntry(
    long seq,
    long act,
    Instant at,
    String who,
    String method,
    String route,
    int outcome,
    String detailHash,
    String previous,
    String hash,
    @Nullable String detail) {

  /** What the first entry has as the hash of the one before. */
  public static final String NONE = "0".repeat(64);

  /** Digits as RFC 8785 wants them. */
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE).build();

  public AuditEntry {
    requireNonNull(at, "at");
    requireNonNull(who, "who");
    requireNonNull(method, "method");
    requireNonNull(route, "route");
    requireNonNull(detailHash, "detailHash");
    requireNonNull(previous, "previous");
    requireNonNull(hash, "hash");
  }

  /** The entry that begins an act. */
  public static AuditEntry begun(
      long seq,
      Instant at,
      String who,
      String method,
      String route,
      String detail,
      String previous) {
    return new AuditEntry(
            seq, seq, at, who, method, route, 0, Sha256.hex(detail), previous, "", detail)
        .sealed();
  }

  /** The entry that ends the act that {@code begun} began. */
  public static AuditEntry ended(
      long seq, Instant at, AuditEntry begun, int outcome, String previous) {
    return new AuditEntry(
            seq,
            begun.act,
            at,
            begun.who,
            begun.method,
            begun.route,
            outcome,
            "",
            previous,
            "",
            null)
        .sealed();
  }

  private AuditEntry sealed() {
    return new AuditEntry(
        seq,
        act,
        at,
        who,
        method,
        route,
        outcome,
        detailHash,
        previous,
        Sha256.hex(canonical()),
        detail);
  }

  /**
   * What the hash is made of: a JSON object with all members but {@code hash} and {@code detail},
   * in the canonical form of RFC 8785. {@code at} is written as ISO 8601, as {@link Instant} does.
   */
  public String canonical() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject(); // the members in the order of their names
      json.writeNumberProperty("act", act);
      json.writeStringProperty("at", at.toString());
      json.writeStringProperty("detailHash", detailHash);
      json.writeStringProperty("method", method);
      json.writeNumberProperty("outcome", outcome);
      json.writeStringProperty("previous", previous);
      json.writeStringProperty("route", route);
      json.writeNumberProperty("seq", seq);
      json.writeStringProperty("who", who);
      json.writeEndObject();
    }
    return text.toString();
  }

  /** Whether the hash is that of the entry, and the detail, where it is still there, its own. */
  public boolean matchesItsHash() {
    return hash.equals(Sha256.hex(canonical()))
        && (detail == null || detailHash.equals(Sha256.hex(detail)));
  }
}
