package org.trailmark.spec.conformance.statement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.json.Json;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Cases;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Level;
import org.trailmark.spec.conformance.kit.Requirement;
import tools.jackson.databind.node.ObjectNode;

/** Agents and groups, in every place that takes them. */
@Conformance
class ActorTest {
  private static final String AGENT = "xAPI-Data 2.4.2.1";
  private static final String GROUP = "xAPI-Data 2.4.2.2";
  private static final String IFI = "xAPI-Data 2.4.2.3";
  private static final String ACCOUNT = "xAPI-Data 2.4.2.4";
  private static final String MAIL = "'mbox':'mailto:a@example.com'";

  private final Cases cases;

  ActorTest(Lrs lrs) {
    this.cases = new Cases(lrs);
  }

  @TestFactory
  @Requirement(clause = AGENT, text = "An agent is identified by exactly one identifier: not none")
  Stream<DynamicTest> agentWithoutIdentifier_isRefused() {
    return refusedAgents("{'objectType':'Agent','name':'Nobody'}", "{'objectType':'Agent'}");
  }

  @TestFactory
  @Requirement(clause = AGENT, text = "An agent has no more than one identifier")
  Stream<DynamicTest> agentWithTwoIdentifiers_isRefused() {
    String sha1 = "'mbox_sha1sum':'ebd31e95054c018b10727ccffd2ef2ec3a016ee9'";
    String openid = "'openid':'http://id.example.com/'";
    String account = "'account':{'homePage':'http://example.com','name':'a'}";
    return refusedAgents(
        "{'objectType':'Agent'," + MAIL + "," + sha1 + "}",
        "{'objectType':'Agent'," + MAIL + "," + openid + "}",
        "{'objectType':'Agent'," + MAIL + "," + account + "}",
        "{'objectType':'Agent'," + sha1 + "," + openid + "}",
        "{'objectType':'Agent'," + sha1 + "," + account + "}",
        "{'objectType':'Agent'," + openid + "," + account + "}");
  }

  @TestFactory
  @Requirement(clause = AGENT, text = "An agent has one identifier of any of the four types")
  Stream<DynamicTest> agentWithOneIdentifier_isAccepted() {
    return acceptedAgents(
        "{'objectType':'Agent'," + MAIL + "}",
        "{'objectType':'Agent','name':'Ann','mbox_sha1sum':'ebd31e95054c018b10727ccffd2ef2ec3a016ee9'}",
        "{'objectType':'Agent','openid':'http://id.example.com/ann'}",
        "{'objectType':'Agent','account':{'homePage':'http://example.com','name':'ann'}}");
  }

  @TestFactory
  @Requirement(
      clause = AGENT,
      text = "objectType is optional for an agent that is not a statement's object")
  Stream<DynamicTest> agentWithoutObjectType_isAccepted() {
    return Stream.of("/actor", "/context/instructor")
        .flatMap(pointer -> cases.accepted(Samples::full, pointer, "{" + MAIL + "}"));
  }

  @TestFactory
  @Requirement(clause = AGENT, text = "An agent's objectType is Agent")
  Stream<DynamicTest> agentOfAnotherType_isRefused() {
    return cases.refused(
        Samples::statement, "/actor/objectType", "'Person'", "'Activity'", "'StatementRef'", "''");
  }

  @TestFactory
  @Requirement(clause = AGENT, text = "An agent has no members")
  Stream<DynamicTest> agentWithMembers_isRefused() {
    return refusedAgents("{'objectType':'Agent'," + MAIL + ",'member':[{" + MAIL + "}]}");
  }

  @TestFactory
  @Requirement(clause = GROUP, text = "An anonymous group has members")
  Stream<DynamicTest> anonymousGroupWithoutMembers_isRefused() {
    return refusedGroups("{'objectType':'Group'}", "{'objectType':'Group','name':'Nobody'}");
  }

  @TestFactory
  @Requirement(
      clause = GROUP,
      level = Level.EXPECTED,
      text = "An anonymous group lists its agents: an empty list is refused")
  Stream<DynamicTest> anonymousGroupWithEmptyMembers_isRefused() {
    return refusedGroups("{'objectType':'Group','member':[]}");
  }

  @TestFactory
  @Requirement(clause = GROUP, text = "A group's objectType is required")
  Stream<DynamicTest> groupWithoutObjectType_isRefused() {
    return cases.refused(
        Samples::full,
        List.of("/actor", "/context/team"),
        "{'member':[{" + MAIL + "}]}",
        "{" + MAIL + ",'member':[{" + MAIL + "}]}");
  }

  @TestFactory
  @Requirement(clause = GROUP, text = "A group holds no groups")
  Stream<DynamicTest> groupInGroup_isRefused() {
    String inner = "{'objectType':'Group','member':[{" + MAIL + "}]}";
    return refusedGroups(
        "{'objectType':'Group','member':[" + inner + "]}",
        "{'objectType':'Group'," + MAIL + ",'member':[" + inner + "]}",
        "{'objectType':'Group','member':[{" + MAIL + "},{'objectType':'Group'," + MAIL + "}]}");
  }

  @TestFactory
  @Requirement(clause = GROUP, text = "Members are valid agents")
  Stream<DynamicTest> groupWithInvalidMember_isRefused() {
    return refusedGroups(
        "{'objectType':'Group','member':[{'name':'Nobody'}]}",
        "{'objectType':'Group','member':[{'objectType':'Agent','mbox':'ann@example.com'}]}",
        "{'objectType':'Group','member':[" + "'mailto:a@example.com'" + "]}",
        "{'objectType':'Group'," + MAIL + ",'member':[{'openid':'x'}]}");
  }

  @TestFactory
  @Requirement(clause = GROUP, text = "An identified group has exactly one identifier")
  Stream<DynamicTest> groupWithTwoIdentifiers_isRefused() {
    return refusedGroups(
        "{'objectType':'Group'," + MAIL + ",'openid':'http://id.example.com/'}",
        "{'objectType':'Group',"
            + MAIL
            + ",'account':{'homePage':'http://example.com','name':'a'}}",
        "{'objectType':'Group','openid':'http://id.example.com/',"
            + "'mbox_sha1sum':'ebd31e95054c018b10727ccffd2ef2ec3a016ee9'}");
  }

  @TestFactory
  @Requirement(clause = GROUP, text = "Anonymous and identified groups are accepted")
  Stream<DynamicTest> groups_areAccepted() {
    String account = "'account':{'homePage':'http://example.com','name':'a'}";
    return places(true)
        .flatMap(
            place ->
                Stream.of(
                        "{'objectType':'Group','member':[{" + MAIL + "}]}",
                        "{'objectType':'Group','name':'N','member':[{"
                            + MAIL
                            + "},{"
                            + account
                            + "}]}",
                        "{'objectType':'Group'," + MAIL + "}",
                        "{'objectType':'Group'," + account + ",'member':[{" + MAIL + "}]}",
                        "{'objectType':'Group','name':'N','openid':'http://id.example.com/g'}",
                        "{'objectType':'Group','mbox_sha1sum':'ebd31e95054c018b10727ccffd2ef2ec3a016ee9'}")
                    .map(
                        group ->
                            cases.accepted(
                                place.getKey() + " " + group,
                                () -> place.getValue().apply(Json.object(group)))));
  }

  @TestFactory
  @Requirement(clause = IFI, text = "mbox is a mailto IRI")
  Stream<DynamicTest> mboxNotMailto_isRefused() {
    return refusedAgents(
        "{'objectType':'Agent','mbox':'ann@example.com'}",
        "{'objectType':'Agent','mbox':'mailto:'}",
        "{'objectType':'Agent','mbox':'mailto:ann'}",
        "{'objectType':'Agent','mbox':'mailto:ann example.com'}",
        "{'objectType':'Agent','mbox':'http://example.com/ann@example.com'}");
  }

  @TestFactory
  @Requirement(clause = IFI, text = "mbox_sha1sum is a hexadecimal SHA-1")
  Stream<DynamicTest> sha1NotHex_isRefused() {
    return refusedAgents(
        "{'objectType':'Agent','mbox_sha1sum':'ebd31e95054c018b10727ccffd2ef2ec3a016ee'}",
        "{'objectType':'Agent','mbox_sha1sum':'ebd31e95054c018b10727ccffd2ef2ec3a016ee9a'}",
        "{'objectType':'Agent','mbox_sha1sum':'xbd31e95054c018b10727ccffd2ef2ec3a016ee9'}",
        "{'objectType':'Agent','mbox_sha1sum':''}");
  }

  @TestFactory
  @Requirement(clause = IFI, text = "openid is a URI")
  Stream<DynamicTest> openidNotAUri_isRefused() {
    return refusedAgents(
        "{'objectType':'Agent','openid':'ann'}",
        "{'objectType':'Agent','openid':'www.example.com/ann'}");
  }

  @TestFactory
  @Requirement(clause = ACCOUNT, text = "An account has a homePage, an IRL, and a name")
  Stream<DynamicTest> accountIncomplete_isRefused() {
    return refusedAgents(
        "{'objectType':'Agent','account':{}}",
        "{'objectType':'Agent','account':{'name':'ann'}}",
        "{'objectType':'Agent','account':{'homePage':'http://example.com'}}",
        "{'objectType':'Agent','account':{'homePage':'example.com','name':'ann'}}",
        "{'objectType':'Agent','account':{'homePage':'http://example.com','name':12}}",
        "{'objectType':'Agent','account':{'homePage':'http://example.com','name':'a','id':'b'}}",
        "{'objectType':'Agent','account':'ann'}");
  }

  private Stream<DynamicTest> refusedAgents(String... agents) {
    return Stream.of(agents)
        .flatMap(
            agent ->
                places(false)
                    .map(
                        place ->
                            cases.refused(
                                place.getKey() + " " + agent,
                                () -> place.getValue().apply(Json.object(agent)))));
  }

  private Stream<DynamicTest> acceptedAgents(String... agents) {
    return Stream.of(agents)
        .flatMap(
            agent ->
                places(false)
                    .filter(place -> !place.getKey().equals("authority"))
                    .map(
                        place ->
                            cases.accepted(
                                place.getKey() + " " + agent,
                                () -> place.getValue().apply(Json.object(agent)))));
  }

  private Stream<DynamicTest> refusedGroups(String... groups) {
    return Stream.of(groups)
        .flatMap(
            group ->
                places(true)
                    .map(
                        place ->
                            cases.refused(
                                place.getKey() + " " + group,
                                () -> place.getValue().apply(Json.object(group)))));
  }

  /** Where an agent or a group may stand, and how a statement is made that has it there. */
  private static Stream<Map.Entry<String, UnaryOperator<ObjectNode>>> places(boolean group) {
    Map<String, UnaryOperator<ObjectNode>> places = new LinkedHashMap<>();
    places.put("actor", actor -> Json.with(Samples.statement(), "/actor", actor));
    places.put("object", actor -> Json.with(Samples.statement(), "/object", actor));
    places.put(
        "context.instructor", actor -> Json.with(Samples.full(), "/context/instructor", actor));
    places.put(
        "substatement actor",
        actor -> Json.with(Places.withSubStatement(), "/object/actor", actor));
    places.put(
        "substatement object",
        actor ->
            Samples.about(
                Json.with(
                    Json.with(Samples.minimal(), "/objectType", "'SubStatement'"),
                    "/object",
                    actor)));
    if (group) {
      places.put("context.team", actor -> Json.with(Samples.full(), "/context/team", actor));
    } else {
      places.put("authority", actor -> Json.with(Samples.statement(), "/authority", actor));
      places.put(
          "member",
          actor ->
              Json.with(
                  Samples.statement(),
                  "/actor",
                  Json.with(Samples.anonymousGroup(), "/member/0", actor)));
    }
    return places.entrySet().stream();
  }
}
