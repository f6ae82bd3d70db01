package org.trailmark.spec.conformance.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.json.Json;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Requirement;
import tools.jackson.databind.node.ObjectNode;

@Conformance
@Tag("documents")
class AgentProfileTest extends ProfileContract {

  AgentProfileTest(Lrs lrs) {
    super(lrs, "agents/profile");
  }

  @Override
  String[] context() {
    return new String[] {"agent", Samples.agent().toString()};
  }

  @Test
  @Requirement(
      clause = "xAPI-Communication 2.6",
      text = "Agents are the same when their identifiers are: name and objectType do not matter")
  void agent_isFoundByItsIdentifier() {
    ObjectNode agent = Samples.agent();
    put(new String[] {"agent", agent.toString()}, "doc", "text", "text/plain").expect(204);
    ObjectNode other = Json.with(Json.without(agent, "/objectType"), "/name", "'Ann'");
    assertThat(get(new String[] {"agent", other.toString()}, "doc").expect(200).text())
        .isEqualTo("text");
  }

  @TestFactory
  @Requirement(clause = "xAPI-Communication 2.6", text = "Every identifier may name the agent")
  Stream<DynamicTest> everyIdentifier_isTaken() {
    String unique = Samples.unique();
    return Stream.of(
            "{'mbox_sha1sum':'" + "0".repeat(8) + unique.replace("-", "") + "'}",
            "{'openid':'http://id.example.com/" + unique + "'}",
            "{'account':{'homePage':'http://example.com/" + unique + "','name':'ä b'}}")
        .map(
            agent ->
                dynamicTest(
                    agent,
                    () -> {
                      String[] context = {"agent", Json.of(agent).toString()};
                      put(context, "doc", "text", "text/plain").expect(204);
                      assertThat(get(context, "doc").expect(200).text()).isEqualTo("text");
                    }));
  }
}
