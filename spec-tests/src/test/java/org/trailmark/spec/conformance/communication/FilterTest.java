package org.trailmark.spec.conformance.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.json.Json;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Requirement;
import org.trailmark.spec.conformance.kit.Statements;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What each filter of a query finds. */
@Conformance
class FilterTest {
  private static final String CLAUSE = "xAPI-Communication 2.1.3";

  private final Lrs lrs;
  private final Statements statements;

  FilterTest(Lrs lrs) {
    this.lrs = lrs;
    this.statements = new Statements(lrs);
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      text = "agent finds statements whose actor or object has the same identifier")
  Stream<DynamicTest> agent_findsActorAndObject() {
    String unique = Samples.unique();
    return Stream.of(
            "{'mbox':'mailto:" + unique + "@example.com'}",
            "{'mbox_sha1sum':'" + "0".repeat(8) + unique.replace("-", "") + "'}",
            "{'openid':'http://id.example.com/" + unique + "'}",
            "{'account':{'homePage':'http://example.com/" + unique + "','name':'Ann ä'}}")
        .map(
            identifier ->
                dynamicTest(
                    identifier,
                    () -> {
                      ObjectNode agent = Json.object(identifier);
                      ObjectNode named = Json.with(agent, "/name", "'Ann'");
                      ObjectNode byHer = Json.with(Samples.statement(), "/actor", named);
                      ObjectNode aboutHer =
                          Samples.about(Json.with(agent, "/objectType", "'Agent'"));
                      ObjectNode byAnother = Samples.statement();
                      statements.store(byHer, aboutHer, byAnother);
                      List<String> expected = List.of(Samples.id(byHer), Samples.id(aboutHer));
                      statements.assertFound(expected, "agent", agent.toString());
                      statements.assertFound(
                          expected,
                          "agent",
                          Json.with(agent, "/name", "'Another name'").toString());
                      statements.assertFound(
                          expected, "agent", Json.with(agent, "/objectType", "'Agent'").toString());
                    }));
  }

  @Test
  @Requirement(clause = CLAUSE, text = "agent compares accounts by homePage and name together")
  void agent_comparesWholeAccounts() {
    String home = "http://example.com/" + Samples.unique();
    ObjectNode ann = account(home, "ann");
    ObjectNode bob = account(home, "bob");
    ObjectNode elsewhere = account(home + "/other", "ann");
    statements.store(ann, bob, elsewhere);
    statements.assertFound(List.of(Samples.id(ann)), "agent", ann.get("actor").toString());
  }

  @Test
  @Requirement(clause = CLAUSE, text = "agent finds an identified group")
  void agent_findsGroup() {
    ObjectNode group = Samples.group();
    ObjectNode byGroup = Json.with(Samples.statement(), "/actor", group);
    statements.store(byGroup, Samples.about(Samples.group()));
    statements.assertFound(List.of(Samples.id(byGroup)), "agent", group.toString());
  }

  @Test
  @Requirement(clause = CLAUSE, text = "agent finds groups that have the agent as a member")
  void agent_findsMember() {
    ObjectNode agent = Samples.agent();
    ObjectNode anonymous = Json.with(Samples.anonymousGroup(), "/member/1", agent);
    ObjectNode identified = Json.with(Samples.group(), "/member", Json.array(agent));
    ObjectNode byAnonymous = Json.with(Samples.statement(), "/actor", anonymous);
    ObjectNode aboutIdentified = Samples.about(identified);
    statements.store(byAnonymous, aboutIdentified, Samples.statement());
    statements.assertFound(
        List.of(Samples.id(byAnonymous), Samples.id(aboutIdentified)), "agent", agent.toString());
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      text = "agent does not look at instructor, team, authority or SubStatements")
  void agent_looksNowhereElse() {
    ObjectNode agent = Samples.agent();
    ObjectNode instructor = Json.with(Samples.statement(), "/context/instructor", agent);
    ObjectNode sub =
        Samples.about(
            Json.with(
                Json.with(Samples.minimal(), "/objectType", "'SubStatement'"), "/actor", agent));
    statements.store(instructor, sub);
    statements.assertFound(List.of(), "agent", agent.toString());
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      text =
          "related_agents finds actor, object, instructor, team and members, in SubStatements too")
  void relatedAgents_looksEverywhere() {
    ObjectNode agent = Samples.agent();
    ObjectNode group = Json.with(Samples.group(), "/member", Json.array(agent));
    ObjectNode sub = Json.with(Samples.minimal(), "/objectType", "'SubStatement'");
    List<ObjectNode> expected =
        List.of(
            Json.with(Samples.statement(), "/actor", agent),
            Samples.about(agent),
            Json.with(Samples.statement(), "/context/instructor", agent),
            Json.with(Samples.statement(), "/context/instructor", group),
            Json.with(Samples.statement(), "/context/team", group),
            Samples.about(Json.with(sub, "/actor", agent)),
            Samples.about(Json.with(sub, "/object", agent)),
            Samples.about(Json.with(sub, "/context/instructor", agent)),
            Samples.about(Json.with(sub, "/context/team", group)));
    statements.store(expected.toArray(ObjectNode[]::new));
    statements.store(Samples.statement());
    statements.assertFound(
        expected.stream().map(Samples::id).toList(),
        "agent",
        agent.toString(),
        "related_agents",
        "true");
  }

  @Test
  @Requirement(clause = CLAUSE, text = "related_agents finds the authority")
  void relatedAgents_findsAuthority() {
    ObjectNode stored = Samples.statement();
    JsonNode authority = statements.roundTrip(stored).get("authority");
    statements.assertFound(
        List.of(Samples.id(stored)),
        "agent",
        authority.toString(),
        "related_agents",
        "true",
        "verb",
        stored.at("/verb/id").stringValue());
    statements.assertFound(
        List.of(), "agent", authority.toString(), "verb", stored.at("/verb/id").stringValue());
  }

  @Test
  @Requirement(clause = CLAUSE, text = "verb finds statements with that verb id")
  void verb_finds() {
    ObjectNode first = Samples.statement();
    ObjectNode second = Json.with(Samples.full(), "/verb/id", first.at("/verb/id"));
    statements.store(first, second, Samples.statement());
    statements.assertFound(
        List.of(Samples.id(first), Samples.id(second)), "verb", first.at("/verb/id").stringValue());
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      text = "activity finds statements whose object is that activity, and looks nowhere else")
  void activity_findsObject() {
    ObjectNode activity = Samples.activity();
    ObjectNode found = Samples.about(activity);
    ObjectNode parent =
        Json.with(Samples.statement(), "/context/contextActivities/parent", activity);
    ObjectNode sub =
        Samples.about(
            Json.with(
                Json.with(Samples.minimal(), "/objectType", "'SubStatement'"),
                "/object",
                activity));
    statements.store(found, parent, sub, Samples.statement());
    statements.assertFound(
        List.of(Samples.id(found)), "activity", activity.get("id").stringValue());
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      text = "related_activities finds object and context activities, in SubStatements too")
  void relatedActivities_looksEverywhere() {
    ObjectNode activity = Samples.activity();
    ObjectNode sub = Json.with(Samples.minimal(), "/objectType", "'SubStatement'");
    List<ObjectNode> expected = new ArrayList<>();
    expected.add(Samples.about(activity));
    expected.add(Samples.about(Json.with(sub, "/object", activity)));
    for (String type : List.of("parent", "grouping", "category", "other")) {
      String place = "/context/contextActivities/" + type;
      expected.add(Json.with(Samples.statement(), place, activity));
      expected.add(Json.with(Samples.statement(), place, Json.array(Samples.activity(), activity)));
      expected.add(Samples.about(Json.with(sub, place, Json.array(activity))));
    }
    statements.store(expected.toArray(ObjectNode[]::new));
    statements.store(Samples.statement());
    statements.assertFound(
        expected.stream().map(Samples::id).toList(),
        "activity",
        activity.get("id").stringValue(),
        "related_activities",
        "true");
  }

  @Test
  @Requirement(clause = CLAUSE, text = "registration finds statements with that registration")
  void registration_finds() {
    String registration = Samples.unique();
    ObjectNode found = Json.with(Samples.full(), "/context/registration", Json.text(registration));
    statements.store(found, Samples.full(), Samples.statement());
    statements.assertFound(List.of(Samples.id(found)), "registration", registration);
    statements.assertFound(
        List.of(Samples.id(found)), "registration", registration.toUpperCase(Locale.ROOT));
  }

  @Test
  @Requirement(clause = CLAUSE, text = "Filters together find what matches all of them")
  void filters_areCombined() {
    ObjectNode both = Samples.statement();
    ObjectNode verbOnly = Json.with(Samples.statement(), "/verb", both.get("verb"));
    ObjectNode actorOnly = Json.with(Samples.statement(), "/actor", both.get("actor"));
    statements.store(both, verbOnly, actorOnly);
    statements.assertFound(
        List.of(Samples.id(both)),
        "verb",
        both.at("/verb/id").stringValue(),
        "agent",
        both.get("actor").toString());
    statements.assertFound(
        List.of(),
        "verb",
        both.at("/verb/id").stringValue(),
        "activity",
        verbOnly.at("/object/id").stringValue(),
        "agent",
        actorOnly.get("actor").toString());
  }

  @Test
  @Requirement(clause = CLAUSE, text = "since is exclusive and until inclusive, both of stored")
  void sinceAndUntil_boundStored() {
    ObjectNode verb = Samples.verb();
    List<ObjectNode> stored = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ObjectNode next = statements.roundTrip(Json.with(Samples.statement(), "/verb", verb));
      stored.add(next);
      awaitTick(next);
    }
    String id = verb.get("id").stringValue();
    String middle = stored.get(1).get("stored").stringValue();
    List<String> ids = stored.stream().map(Samples::id).toList();
    statements.assertFound(List.of(ids.get(2)), "verb", id, "since", middle);
    statements.assertFound(List.of(ids.get(0), ids.get(1)), "verb", id, "until", middle);
    statements.assertFound(
        List.of(ids.get(1)),
        "verb",
        id,
        "since",
        stored.get(0).get("stored").stringValue(),
        "until",
        middle);
  }

  @Test
  @Requirement(clause = CLAUSE, text = "since and until take other offsets")
  void since_withOffset() {
    ObjectNode stored = statements.roundTrip(Samples.statement());
    OffsetDateTime at = OffsetDateTime.parse(stored.get("stored").stringValue());
    String id = stored.at("/verb/id").stringValue();
    String elsewhere =
        at.minusSeconds(1)
            .withOffsetSameInstant(ZoneOffset.ofHours(5))
            .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    statements.assertFound(List.of(Samples.id(stored)), "verb", id, "since", elsewhere);
    statements.assertFound(List.of(), "verb", id, "until", elsewhere);
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      text = "Statements come in reverse order of stored; with ascending=true in that order")
  void ascending_turnsTheOrder() {
    ObjectNode verb = Samples.verb();
    List<String> order = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ObjectNode next = statements.roundTrip(Json.with(Samples.statement(), "/verb", verb));
      order.add(Samples.id(next));
      awaitTick(next);
    }
    String id = verb.get("id").stringValue();
    assertThat(statements.ids("verb", id, "ascending", "true")).isEqualTo(order);
    assertThat(statements.ids("verb", id, "ascending", "true", "limit", "2")).isEqualTo(order);
    Collections.reverse(order);
    assertThat(statements.ids("verb", id)).isEqualTo(order);
    assertThat(statements.ids("verb", id, "ascending", "false", "limit", "1")).isEqualTo(order);
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "limit bounds the number of statements; 0 is no bound")
  Stream<DynamicTest> limit_bounds() {
    ObjectNode verb = Samples.verb();
    statements.store(
        Stream.generate(() -> Json.with(Samples.statement(), "/verb", verb))
            .limit(5)
            .toArray(ObjectNode[]::new));
    return Stream.of("0=5", "1=1", "4=4", "5=5", "6=5", "100000=5")
        .map(
            one ->
                dynamicTest(
                    one,
                    () -> {
                      String[] limitAndCount = one.split("=", -1);
                      JsonNode found =
                          lrs.get("statements")
                              .queries(
                                  "verb", verb.get("id").stringValue(), "limit", limitAndCount[0])
                              .send()
                              .expect(200)
                              .object()
                              .required("statements");
                      assertThat(found.size()).isEqualTo(Integer.parseInt(limitAndCount[1]));
                    }));
  }

  private static ObjectNode account(String homePage, String name) {
    return Json.with(
        Samples.statement(),
        "/actor",
        "{'account':{'homePage':'" + homePage + "','name':'" + name + "'}}");
  }

  /** Waits until the clock shows a later millisecond than the one a statement was stored in. */
  private static void awaitTick(ObjectNode stored) {
    Instant last = OffsetDateTime.parse(stored.get("stored").stringValue()).toInstant();
    Instant started = Instant.now();
    while (Instant.now().isBefore(started.plusMillis(3))
        || (Instant.now().isBefore(last.plusMillis(3))
            && Instant.now().isBefore(started.plusSeconds(1)))) {
      Thread.onSpinWait();
    }
  }
}
