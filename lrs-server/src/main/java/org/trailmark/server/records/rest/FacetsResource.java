package org.trailmark.server.records.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.server.records.names.ContextRole;
import org.trailmark.server.records.names.IdSet;
import org.trailmark.server.records.names.Names;
import org.trailmark.server.records.names.Term;
import org.trailmark.server.records.names.TermKind;
import org.trailmark.server.records.names.Words;
import org.trailmark.server.records.query.Aggregation;
import org.trailmark.server.records.query.Dimension;
import org.trailmark.server.records.query.Filter;
import org.trailmark.server.records.query.Group;
import org.trailmark.server.records.query.Measure;

/** What the statements that a filter lets through have, to filter further by, for admins. */
@Path("statements/facets/{facet}")
@Produces(MediaType.APPLICATION_JSON)
public final class FacetsResource {
  private static final List<String> OWN = List.of("prefix", "limit", "after");

  /** All that this resource may be asked. */
  public static final List<String> PARAMETERS =
      Stream.concat(FilterParameters.NAMES.stream(), OWN.stream()).toList();

  private static final int USUAL_LIMIT = 50;
  private static final int MOST_LIMIT = 500;

  private final Records records;

  public FacetsResource(Records records) {
    this.records = records;
  }

  /** What may be asked for, and what kind of term it is. */
  private enum Facet {
    VERBS(TermKind.VERB),
    ACTIVITIES(TermKind.ACTIVITY),
    TYPES(TermKind.TYPE),
    PLATFORMS(TermKind.PLATFORM),
    CATEGORIES(TermKind.ACTIVITY),
    PARENTS(TermKind.ACTIVITY),
    GROUPINGS(TermKind.ACTIVITY);

    private final TermKind kind;

    Facet(TermKind kind) {
      this.kind = kind;
    }

    Map<Long, Long> counts(Aggregation aggregation) throws SQLException {
      return switch (this) {
        case VERBS -> by(Dimension.VERB, aggregation);
        case ACTIVITIES -> by(Dimension.ACTIVITY, aggregation);
        case TYPES -> by(Dimension.TYPE, aggregation);
        case PLATFORMS -> by(Dimension.PLATFORM, aggregation);
        case CATEGORIES -> aggregation.inContext(ContextRole.CATEGORY);
        case PARENTS -> aggregation.inContext(ContextRole.PARENT);
        case GROUPINGS -> aggregation.inContext(ContextRole.GROUPING);
      };
    }

    private static Map<Long, Long> by(Dimension dimension, Aggregation aggregation)
        throws SQLException {
      Map<Long, Long> counts = new HashMap<>();
      for (Group group :
          aggregation.groups(List.of(dimension), EnumSet.of(Measure.COUNT), ZoneOffset.UTC)) {
        counts.put(group.keys().get(0), group.statements());
      }
      counts.remove(0L); // those that have none
      return counts;
    }
  }

  /**
   * A value.
   *
   * @param id IRI, or the text of a platform
   * @param name language map; left out where there is none
   */
  public record Value(String id, @Nullable Map<String, String> name, long statements) {}

  /**
   * Some values, the most frequent first.
   *
   * @param more where the next ones are, relative to {@code /admin/api/}; null: these are the last
   */
  public record Values(List<Value> values, long behind, @Nullable String more) {}

  @GET
  public Values values(@PathParam("facet") String name, @Context UriInfo uri) {
    Facet facet = facet(name);
    Parameters sent = new Parameters(uri.getQueryParameters(), PARAMETERS);
    Filter filter = FilterParameters.read(sent);
    String prefix = sent.one("prefix", text -> text, "");
    int limit = sent.one("limit", Parameters.number(1, MOST_LIMIT), USUAL_LIMIT);
    int after = sent.one("after", Parameters.number(0, Integer.MAX_VALUE - MOST_LIMIT), 0);
    sent.check();
    return records.read(
        tx -> {
          Map<Long, Long> counts = facet.counts(new Aggregation(filter, records.log(), tx));
          List<Map.Entry<Long, Long>> all =
              new ArrayList<>(wanted(counts, facet, prefix, tx).entrySet());
          all.sort(
              Map.Entry.<Long, Long>comparingByValue(Comparator.reverseOrder())
                  .thenComparing(Map.Entry.comparingByKey()));
          int end = Math.min(after + limit, all.size());
          return new Values(
              shown(all.subList(Math.min(after, end), end), tx),
              records.behind(tx),
              end < all.size()
                  ? MoreLink.of("statements/facets/" + name, sent.sent(), String.valueOf(end))
                  : null);
        });
  }

  private static Facet facet(String name) {
    try {
      return Parameters.choice(Facet.class).read(name);
    } catch (IllegalArgumentException e) {
      throw new LrsException(
          ProblemCode.NOT_FOUND, "There is no facet \"" + name + "\"; it " + e.getMessage(), e);
    }
  }

  private static Map<Long, Long> wanted(
      Map<Long, Long> counts, Facet facet, String prefix, Connection tx) throws SQLException {
    List<String> words = Words.of(prefix);
    if (words.isEmpty()) {
      return counts;
    }
    IdSet ids = new Names(tx).termsBeginning(facet.kind, words);
    Map<Long, Long> wanted = new HashMap<>(counts);
    wanted.keySet().removeIf(id -> !ids.has(id));
    return wanted;
  }

  private static List<Value> shown(List<Map.Entry<Long, Long>> counts, Connection tx)
      throws SQLException {
    Map<Long, Term> terms = new Names(tx).terms(counts.stream().map(Map.Entry::getKey).toList());
    List<Value> shown = new ArrayList<>();
    for (Map.Entry<Long, Long> count : counts) {
      Term term = terms.get(count.getKey());
      if (term != null) {
        Map<String, String> name = term.name().isEmpty() ? null : term.name();
        shown.add(new Value(term.text(), name, count.getValue()));
      }
    }
    return shown;
  }
}
