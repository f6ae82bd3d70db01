package org.trailmark.spec.conformance.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.json.Json;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Cases;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Level;
import org.trailmark.spec.conformance.kit.Requirement;
import org.trailmark.spec.conformance.kit.Statements;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Conformance
class AuthorityTest {
  private static final String CLAUSE = "xAPI-Data 2.4.9";

  private final Cases cases;
  private final Lrs lrs;
  private final Statements statements;

  AuthorityTest(Lrs lrs) {
    this.lrs = lrs;
    this.cases = new Cases(lrs);
    this.statements = new Statements(lrs);
  }

  @Test
  @Requirement(clause = CLAUSE, text = "Every stored statement has an authority: an agent")
  void absent_isSet() {
    JsonNode authority = statements.roundTrip(Samples.statement()).path("authority");
    assertThat(authority.isObject()).isTrue();
    assertThat(authority.path("objectType").asString("Agent")).isEqualTo("Agent");
    assertThat(
            Stream.of("mbox", "mbox_sha1sum", "openid", "account").filter(authority::has).count())
        .isEqualTo(1);
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      level = Level.SHOULD,
      text = "The authority is overwritten, based on the credentials that sent the statement")
  void sent_isOverwritten() {
    JsonNode usual = statements.roundTrip(Samples.statement()).get("authority");
    ObjectNode other = Json.with(Samples.statement(), "/authority", Samples.agent());
    assertThat(statements.roundTrip(other).get("authority")).isEqualTo(usual);
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "An authority that is no valid agent is refused")
  Stream<DynamicTest> invalid_isRefused() {
    return cases.refused(
        Samples::statement,
        "/authority",
        "{'name':'Ann'}",
        "{'objectType':'Agent','mbox':'ann@example.com'}",
        "{'objectType':'Activity','id':'http://example.com/a'}",
        "'ann'");
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      text = "A group of two agents, an OAuth consumer and a user, is a valid authority")
  void oauthGroup_isAccepted() {
    lrs.postStatements(
            Json.with(
                Samples.statement(),
                "/authority",
                "{'objectType':'Group','member':[{'account':{"
                    + "'homePage':'http://example.com/xAPI/OAuth/Token','name':'oauth_consumer_x75db'}},"
                    + "{'mbox':'mailto:bob@example.com'}]}"))
        .expect(200);
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "A group that is an authority has exactly two agents")
  Stream<DynamicTest> groupOfAnotherSize_isRefused() {
    String one = "{'mbox':'mailto:a@example.com'}";
    String consumer = "{'account':{'homePage':'http://example.com/token','name':'c'}}";
    return cases.refused(
        Samples::statement,
        "/authority",
        "{'objectType':'Group','member':[" + consumer + "]}",
        "{'objectType':'Group','member':[" + consumer + "," + one + "," + one + "]}");
  }
}
