package org.trailmark.server.records.query;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.server.records.names.ContextRole;

/**
 * Which statements. All that is said must hold; of several values of one kind, any. An empty list
 * says nothing.
 *
 * @param learners ids of agents or groups ({@code ShortId} of their keys); each means all agents of
 *     her person
 * @param activitiesInContext IRIs, by role
 * @param text words that names or ids of learner, verb or activity have; may be blank
 * @param scoreFrom scaled, from this; null: no bound
 * @param scoreTo scaled, to this; null: no bound
 * @param success null: either, or nothing said
 * @param completion null: either, or nothing said
 * @param from time stamp from this, in milliseconds; {@link Long#MIN_VALUE}: no bound
 * @param to time stamp before this; {@link Long#MAX_VALUE}: no bound
 * @param storedFrom stored from this, in milliseconds; {@link Long#MIN_VALUE}: no bound
 * @param storedTo stored before this; {@link Long#MAX_VALUE}: no bound
 * @param voided null: voided or not
 */
public record Filter(
    List<String> learners,
    List<String> verbs,
    List<String> activities,
    List<String> types,
    Map<ContextRole, List<String>> activitiesInContext,
    List<String> platforms,
    List<UUID> registrations,
    List<ExtensionFilter> extensions,
    String text,
    @Nullable Double scoreFrom,
    @Nullable Double scoreTo,
    @Nullable Boolean success,
    @Nullable Boolean completion,
    long from,
    long to,
    long storedFrom,
    long storedTo,
    @Nullable Boolean voided) {

  /** All statements that are not voided. */
  public static final Filter NONE =
      new Filter(
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Map.of(),
          List.of(),
          List.of(),
          List.of(),
          "",
          null,
          null,
          null,
          null,
          Long.MIN_VALUE,
          Long.MAX_VALUE,
          Long.MIN_VALUE,
          Long.MAX_VALUE,
          false);

  /** The statements of some learners, by the id of any of their agents; else as {@link #NONE}. */
  public static Filter ofLearners(List<String> ids) {
    return new Filter(
        ids,
        NONE.verbs,
        NONE.activities,
        NONE.types,
        NONE.activitiesInContext,
        NONE.platforms,
        NONE.registrations,
        NONE.extensions,
        NONE.text,
        null,
        null,
        null,
        null,
        NONE.from,
        NONE.to,
        NONE.storedFrom,
        NONE.storedTo,
        false);
  }
}
