package org.trailmark.lrs.xapi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Makes statements out of request bodies, strictly: in one pass every rule of the standard is
 * checked, every fault of every statement is found, and the bytes to store are made.
 *
 * <p>What is stored is what was sent, byte for byte, except that white space between tokens is
 * dropped, {@code id}, {@code stored}, {@code timestamp}, {@code authority} and {@code version} are
 * added or set as the standard demands, timestamps are brought to UTC, and a single context
 * activity becomes an array of one.
 *
 * <p>Safe on any thread.
 */
public final class StatementParser {
  /** No number that anybody means is longer, and a longer one costs time out of proportion. */
  static final int LONGEST_NUMBER = 1000;

  /** No limit may be set deeper: each level costs stack wherever JSON is read. */
  static final int DEEPEST = 1000;

  private final Limits limits;
  private final JsonFactory json;

  public StatementParser(Limits limits) {
    this.limits = requireNonNull(limits, "limits");
    this.json =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(limits.maxDepth())
                    .maxStringLength(limits.maxStatementBytes())
                    .maxNameLength(limits.maxStatementBytes())
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();
  }

  /**
   * How much is taken; past it a request is TOO_LARGE, or INVALID_STATEMENT where it is too deep.
   *
   * @param maxStatementBytes of one statement as it was sent
   * @param maxDepth how deep objects and arrays may lie within each other, the batch included, up
   *     to 1,000; the standard itself needs about ten, so this bounds what lies in extensions
   * @param maxStatements in one batch
   */
  public record Limits(int maxStatementBytes, int maxDepth, int maxStatements) {
    /** 4 MiB, 100 levels, 10,000 statements. */
    public static final Limits DEFAULT = new Limits(4 << 20, 100, 10_000);

    public Limits {
      if (maxStatementBytes < 1 || maxDepth < 1 || maxStatements < 1) {
        throw new IllegalArgumentException("limits must be positive");
      }
      if (maxDepth > DEEPEST) {
        throw new IllegalArgumentException("maxDepth " + maxDepth + " is more than " + DEEPEST);
      }
    }
  }

  /**
   * What the request says beside its body.
   *
   * @param version of the standard that the request follows
   * @param authority who vouches for these statements
   * @param statementId the parameter of a PUT; null in a POST
   * @param batch whether an array of statements is allowed
   */
  public record Context(
      XapiVersion version, Authority authority, @Nullable UUID statementId, boolean batch) {
    public Context {
      requireNonNull(version, "version");
      requireNonNull(authority, "authority");
    }

    /** A POST: one statement or an array of them. */
    public static Context post(XapiVersion version, Authority authority) {
      return new Context(version, authority, null, true);
    }

    /** A PUT: exactly one statement, under this id. */
    public static Context put(XapiVersion version, Authority authority, UUID statementId) {
      return new Context(version, authority, requireNonNull(statementId), false);
    }
  }

  /**
   * Reads a request body.
   *
   * @param body UTF-8; not changed and not kept
   * @return the statements in the order of the body; empty for an empty array, which the standard
   *     does not forbid
   * @throws org.trailmark.lrs.problem.LrsException {@code MALFORMED_JSON} (no JSON, no UTF-8),
   *     {@code INVALID_STATEMENT} or {@code TOO_LARGE}, with every fault that was found; nothing of
   *     a batch with a fault is given out
   */
  public List<ValidStatement> parse(byte[] body, Context context) {
    return new BatchReader(json, limits, body, context).read();
  }

  /**
   * Reads a statement that an LRS like this one answered with, to put it back: what it is found by,
   * what it says of attachments and activities, and exactly these bytes.
   *
   * @param stored a whole stored statement in UTF-8; kept, not copied
   * @throws org.trailmark.lrs.problem.LrsException as {@link #parse} does, where it breaks a rule
   * @throws IllegalArgumentException if the bytes are no statement that was stored
   */
  public ValidStatement parseStored(byte[] stored) {
    Statement statement = Statement.read(stored);
    Ifi authority =
        statement
            .authority()
            .ifi()
            .orElseThrow(() -> new IllegalArgumentException("its authority has no identifier"));
    ValidStatement parsed = parse(stored, statement.version(), Authority.agent(authority, null));
    return new ValidStatement(
        parsed.id(), stored, new int[0], parsed.keys(), parsed.attachments(), parsed.definitions());
  }

  /** A statement that names 1.0 may have come with a request of 2.0, and keep the rules of that. */
  private ValidStatement parse(byte[] stored, String version, Authority authority) {
    if (version.startsWith("1.")) {
      try {
        return parse(stored, new Context(XapiVersion.V1_0_3, authority, null, false)).get(0);
      } catch (LrsException e) {
        return parse(stored, "2.0.0", authority);
      }
    }
    return parse(stored, new Context(XapiVersion.V2_0_0, authority, null, false)).get(0);
  }
}
