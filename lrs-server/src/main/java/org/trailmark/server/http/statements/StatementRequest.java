package org.trailmark.server.http.statements;

import static java.util.Objects.requireNonNull;
import static org.trailmark.lrs.xapi.XapiVersion.V1_0_3;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.trailmark.lrs.store.StatementQuery;
import org.trailmark.lrs.xapi.ParameterValues;
import org.trailmark.lrs.xapi.XapiVersion;
import org.trailmark.server.http.xapi.QueryParameters;

/** What a GET of statements asks for (xAPI-Communication 2.1.3). */
sealed interface StatementRequest {

  StatementFormatParameter format();

  /** Whether the data of attachments is wanted. */
  boolean attachments();

  /**
   * One statement.
   *
   * @param voided whether it must be voided, or else must not be
   */
  record One(UUID id, boolean voided, StatementFormatParameter format, boolean attachments)
      implements StatementRequest {}

  /**
   * All that match.
   *
   * @param parameters what to continue with
   */
  record Many(StatementQuery query, StatementFormatParameter format, QueryParameters parameters)
      implements StatementRequest {
    @Override
    public boolean attachments() {
      return parameters.flag("attachments");
    }
  }

  List<String> FILTERS =
      List.of(
          "agent",
          "verb",
          "activity",
          "registration",
          "related_activities",
          "related_agents",
          "since",
          "until",
          "limit",
          "format",
          "attachments",
          "ascending");

  List<String> KNOWN = known();

  /**
   * Reads the parameters.
   *
   * @param version of the request
   * @param maxPage how many statements one answer holds at most
   * @throws org.trailmark.lrs.problem.LrsException {@code INVALID_PARAMETER}
   */
  static StatementRequest of(
      MultivaluedMap<String, String> sent, XapiVersion version, int maxPage) {
    QueryParameters parameters = QueryParameters.of(sent, KNOWN);
    if (parameters.has("more")) {
      if (parameters.names().size() > 1) {
        throw QueryParameters.invalid("\"more\" goes with no other parameter.");
      }
      MoreToken token = MoreToken.read(requireNonNull(parameters.text("more")));
      // whatever the version that the link was made for took, the link goes on working for all
      Many first = many(QueryParameters.of(token.parameters(), FILTERS), V1_0_3, maxPage);
      return new Many(first.query.from(token.cursor()), first.format, first.parameters);
    }
    return parameters.has("statementId") || parameters.has("voidedStatementId")
        ? one(parameters)
        : many(parameters, version, maxPage);
  }

  private static One one(QueryParameters parameters) {
    boolean voided = parameters.has("voidedStatementId");
    String name = voided ? "voidedStatementId" : "statementId";
    Set<String> others = new TreeSet<>(parameters.names());
    others.removeAll(Set.of(name, "attachments", "format"));
    if (!others.isEmpty()) {
      throw QueryParameters.invalid(
          "\"" + name + "\" goes with attachments and format only, not with " + others + ".");
    }
    return new One(
        requireNonNull(parameters.value(name, ParameterValues::uuid)),
        voided,
        StatementFormatParameter.of(parameters.text("format")),
        parameters.flag("attachments"));
  }

  private static Many many(QueryParameters parameters, XapiVersion version, int maxPage) {
    parameters.flag("attachments"); // refused here if it is neither true nor false
    int limit = parameters.count("limit");
    StatementQuery query =
        new StatementQuery(
            parameters.value("agent", ParameterValues::agent),
            parameters.flag("related_agents"),
            parameters.value("verb", ParameterValues::iri),
            parameters.value("activity", ParameterValues::iri),
            parameters.flag("related_activities"),
            parameters.value("registration", ParameterValues::uuid),
            parameters.timestamp("since", version),
            parameters.timestamp("until", version),
            parameters.flag("ascending"),
            limit == 0 ? maxPage : Math.min(limit, maxPage),
            null);
    return new Many(query, StatementFormatParameter.of(parameters.text("format")), parameters);
  }

  private static List<String> known() {
    List<String> known = new ArrayList<>(List.of("statementId", "voidedStatementId"));
    known.addAll(FILTERS);
    known.add("more");
    return List.copyOf(known);
  }
}
