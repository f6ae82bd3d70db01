package org.trailmark.lrs.bundle;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** What lies where in a bundle. */
public final class Bundle {
  static final String HEADER = "bundle.json";
  static final String MANIFEST = "manifest.json";
  static final String STATEMENTS = "lrs/statements.jsonl";
  static final String SIGNATURES = "signature";
  static final String LRS = "lrs/";
  static final String PLUGINS = "plugins/";
  static final String ATTACHMENTS = "attachments/";
  static final String LINES = ".jsonl";

  static final String FORMAT = "trailmark-bundle";
  static final int VERSION = 1;
  static final JsonMapper JSON = new JsonMapper();

  /** What remembers which migrations ran: an import runs them itself. */
  static final Set<String> HISTORIES =
      Set.of("schema_history", "trailmark_schema_history", "trailmark_schema_mark");

  /**
   * The store's own tables that are made again from statements and attachments, or hold nothing but
   * how this one database works.
   */
  static final Set<String> MADE_AGAIN =
      Set.of(
          "attachment",
          "attachment_data",
          "attachment_scan",
          "attachment_staged",
          "console_session",
          "dictionary",
          "index_secret",
          "late",
          "log",
          "log_head",
          "moment",
          "probe",
          "run",
          "run_page",
          "term");

  /** Tables whose first row a migration makes: a new store has one, and takes that of a bundle. */
  static final Set<String> MADE_FULL = Set.of("erasure_secret");

  /** Columns that a database numbers by itself, in the order of the rows. */
  static final Set<String> NUMBERED = Set.of("signature.number");

  private Bundle() {}

  /**
   * What a bundle begins with.
   *
   * @param trailmark the version of the program that made it
   * @param createdAt UTC
   */
  public record Header(String format, int version, String trailmark, Instant createdAt) {
    public Header {
      requireNonNull(format, "format");
      requireNonNull(trailmark, "trailmark");
      requireNonNull(createdAt, "createdAt");
    }
  }

  /**
   * What a bundle ends with: everything between, in its order. Equal stores give equal lists.
   *
   * @param entries all but the header and this one
   */
  public record Manifest(List<Entry> entries) {
    public Manifest {
      entries = List.copyOf(entries);
    }
  }

  /**
   * A part of a bundle.
   *
   * @param path its name in the file
   * @param size in bytes
   * @param sha256 hexadecimal, in lower case
   */
  public record Entry(String path, long size, String sha256) {
    public Entry {
      requireNonNull(path, "path");
      requireNonNull(sha256, "sha256");
    }
  }
}
