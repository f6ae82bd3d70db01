package org.trailmark.lrs.xapi;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The forms other than {@code exact} in which statements are given (xAPI-Communication 2.1.3). What
 * a form does not concern stays as it was stored, byte for byte.
 */
public final class StatementFormat {
  private StatementFormat() {}

  /** What the LRS itself knows about activities beyond the statement at hand. */
  @FunctionalInterface
  public interface Definitions {
    /** Nothing: each statement's own definitions are the canonical ones. */
    Definitions NONE = activityId -> Optional.empty();

    /**
     * The canonical definition of an activity in JSON, in all its languages; empty: none is known,
     * and that of the statement is taken.
     */
    Optional<byte[]> of(String activityId);
  }

  /**
   * Agents, groups, verbs and activities with no more than identifies them.
   *
   * @param json a stored statement
   */
  public static byte[] ids(byte[] json) {
    return new IdsFormat().statement(JsonSpan.of(json));
  }

  /**
   * A statement as a reader of 1.0.3 may see it: without {@code contextAgents} and {@code
   * contextGroups}, which 1.0.3 does not know, and with the version 1.0.0 where it says 2.0. One
   * that is as it should be is returned as it is, the same array. What is stored never changes.
   *
   * @param json a stored statement
   */
  public static byte[] downTo103(byte[] json) {
    return OlderVersion.of(json);
  }

  /**
   * Whether it is plain without parsing that {@link #downTo103} has nothing to do.
   *
   * @param json a stored statement
   */
  public static boolean isPlainlyOf103(byte[] json) {
    return !OlderVersion.mayBeNewer(json);
  }

  /** As {@link #canonical(byte[], List, Definitions)} with each statement's own definitions. */
  public static byte[] canonical(byte[] json, List<Locale.LanguageRange> acceptLanguage) {
    return canonical(json, acceptLanguage, Definitions.NONE);
  }

  /**
   * Canonical definitions of activities, and exactly one language in each language map.
   *
   * @param json a stored statement
   * @param acceptLanguage what the client wants to read, in any order; empty: anything
   */
  public static byte[] canonical(
      byte[] json, List<Locale.LanguageRange> acceptLanguage, Definitions definitions) {
    return new CanonicalFormat(new LanguageChoice(acceptLanguage), definitions)
        .statement(JsonSpan.of(json));
  }
}
