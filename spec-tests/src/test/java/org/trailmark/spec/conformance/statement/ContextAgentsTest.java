package org.trailmark.spec.conformance.statement;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.http.Version;
import org.trailmark.spec.conformance.json.Json;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Cases;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Requirement;
import org.trailmark.spec.conformance.kit.Statements;
import tools.jackson.databind.node.ObjectNode;

/** contextAgents and contextGroups, new in 2.0. */
@Conformance
class ContextAgentsTest {
  private static final String CLAUSE = "2.0 changes: context";
  private static final String AGENT =
      "{'objectType':'contextAgent','agent':{'objectType':'Agent','mbox':'mailto:a@example.com'},"
          + "'relevantTypes':['http://example.com/types/mentor']}";
  private static final String GROUP =
      "{'objectType':'contextGroup','group':{'objectType':'Group','mbox':'mailto:g@example.com'},"
          + "'relevantTypes':['http://example.com/types/team']}";

  private final Cases cases;
  private final Statements statements;

  ContextAgentsTest(Lrs lrs) {
    this.cases = new Cases(lrs);
    this.statements = new Statements(lrs);
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      versions = Version.V2_0_0,
      text = "contextAgents and contextGroups are stored, in SubStatements too")
  Stream<DynamicTest> contextAgents_areAccepted() {
    return Stream.of("", "/object")
        .flatMap(
            place ->
                Stream.concat(
                    cases.accepted(
                        Places::withSubStatement,
                        place + "/context",
                        "{'contextAgents':[" + AGENT + "]}",
                        "{'contextGroups':[" + GROUP + "]}",
                        "{'contextAgents':["
                            + AGENT
                            + ","
                            + AGENT
                            + "],'contextGroups':["
                            + GROUP
                            + "]}"),
                    cases.accepted(
                        Places::withSubStatement,
                        place + "/context",
                        "{'contextAgents':[{'objectType':'contextAgent',"
                            + "'agent':{'mbox':'mailto:a@example.com'}}]}",
                        "{'contextGroups':[{'objectType':'contextGroup',"
                            + "'group':{'objectType':'Group','member':[{'mbox':'mailto:a@example.com'}]}}]}")));
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      versions = Version.V2_0_0,
      text = "A context agent has its objectType and a valid agent")
  Stream<DynamicTest> invalidContextAgent_isRefused() {
    String agent = "'agent':{'mbox':'mailto:a@example.com'}";
    return Stream.of("", "/object")
        .flatMap(
            place ->
                cases.refused(
                    Places::withSubStatement,
                    place + "/context/contextAgents",
                    AGENT,
                    "[{" + agent + "}]",
                    "[{'objectType':'Agent'," + agent + "}]",
                    "[{'objectType':'contextGroup'," + agent + "}]",
                    "[{'objectType':'ContextAgent'," + agent + "}]",
                    "[{'objectType':'contextAgent'}]",
                    "[{'objectType':'contextAgent','agent':{'name':'Ann'}}]",
                    "[{'objectType':'contextAgent','agent':{'objectType':'Group','mbox':'mailto:a@example.com'}}]",
                    "[{'objectType':'contextAgent'," + agent + ",'name':'x'}]",
                    "['a']"));
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      versions = Version.V2_0_0,
      text = "A context group has its objectType and a valid group")
  Stream<DynamicTest> invalidContextGroup_isRefused() {
    String group = "'group':{'objectType':'Group','mbox':'mailto:a@example.com'}";
    return Stream.of("", "/object")
        .flatMap(
            place ->
                cases.refused(
                    Places::withSubStatement,
                    place + "/context/contextGroups",
                    GROUP,
                    "[{" + group + "}]",
                    "[{'objectType':'Group'," + group + "}]",
                    "[{'objectType':'contextAgent'," + group + "}]",
                    "[{'objectType':'contextGroup'}]",
                    "[{'objectType':'contextGroup','group':{'objectType':'Group'}}]",
                    "[{'objectType':'contextGroup','group':{'mbox':'mailto:a@example.com'}}]",
                    "[{'objectType':'contextGroup','agent':{'mbox':'mailto:a@example.com'}}]"));
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      versions = Version.V2_0_0,
      text = "relevantTypes is a non-empty array of IRIs where present")
  Stream<DynamicTest> invalidRelevantTypes_areRefused() {
    return Stream.of("contextAgents", "contextGroups")
        .flatMap(
            property ->
                cases.refused(
                    () ->
                        Json.with(
                            Samples.full(),
                            "/context/" + property,
                            property.equals("contextAgents")
                                ? "[" + AGENT + "]"
                                : "[" + GROUP + "]"),
                    "/context/" + property + "/0/relevantTypes",
                    "[]",
                    "'http://example.com/types/mentor'",
                    "['mentor']",
                    "[1]",
                    "{}"));
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      versions = Version.V1_0_3,
      text = "In a 1.0.3 request, contextAgents and contextGroups are unknown properties")
  Stream<DynamicTest> contextAgents_inOldVersion_areRefused() {
    return Stream.concat(
        cases.refused(Samples::full, "/context/contextAgents", "[" + AGENT + "]"),
        cases.refused(Samples::full, "/context/contextGroups", "[" + GROUP + "]"));
  }

  @Test
  @Requirement(
      clause = "2.0 changes: related_agents",
      versions = Version.V2_0_0,
      text = "related_agents matches contextAgents, contextGroups and the members of these")
  void relatedAgents_matchesThem() {
    ObjectNode agent = Samples.agent();
    ObjectNode member = Samples.agent();
    ObjectNode group = Json.with(Samples.group(), "/member", Json.array(member));
    ObjectNode first =
        Json.with(
            Samples.statement(),
            "/context/contextAgents",
            Json.array(Json.with(Json.object("{'objectType':'contextAgent'}"), "/agent", agent)));
    ObjectNode second =
        Json.with(
            Samples.statement(),
            "/context/contextGroups",
            Json.array(Json.with(Json.object("{'objectType':'contextGroup'}"), "/group", group)));
    statements.store(first, second);
    String related = "related_agents";
    statements.assertFound(List.of(Samples.id(first)), "agent", agent.toString(), related, "true");
    statements.assertFound(
        List.of(Samples.id(second)), "agent", member.toString(), related, "true");
    statements.assertFound(
        List.of(Samples.id(second)),
        "agent",
        Json.without(group, "/member").toString(),
        related,
        "true");
    statements.assertFound(List.of(), "agent", agent.toString());
  }
}
