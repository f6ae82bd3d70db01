package org.trailmark.spec.conformance.statement;

import java.util.List;
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
import tools.jackson.databind.node.ObjectNode;

@Conformance
class IriTest {
  private static final String CLAUSE = "xAPI-Data 4.3";

  private final Cases cases;
  private final Statements statements;

  IriTest(Lrs lrs) {
    this.cases = new Cases(lrs);
    this.statements = new Statements(lrs);
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      text = "IRIs of every scheme, with characters of every script, are accepted")
  Stream<DynamicTest> iris_areAccepted() {
    return Stream.of("/verb/id", "/object/id")
        .flatMap(
            place ->
                cases.accepted(
                    Samples::full,
                    place,
                    "'http://example.com/فعل/خواندن'",
                    "'http://exämple.com/übung?größe=1#ß'",
                    "'https://example.com/日本語/%E6%97%A5'",
                    "'urn:isbn:9780131103627'",
                    "'urn:uuid:6690e6c9-3ef0-4ed3-8b37-7f3964730bee'",
                    "'tag:adlnet.gov,2013:expapi:0.9:activities:x'",
                    "'mailto:someone@example.com'",
                    "'act:some-activity'",
                    "'http://user@example.com:8080/a;b=c,d/(e)!*?x=y&z=%20#frag/ment'",
                    "'http://[2001:db8::1]/a'",
                    "'HTTP://EXAMPLE.COM/Upper'"));
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      level = Level.EXPECTED,
      text = "Characters that no IRI has are refused")
  Stream<DynamicTest> forbiddenCharacters_areRefused() {
    return cases.refused(
        Samples::full,
        List.of("/verb/id", "/object/id", "/object/definition/type"),
        "'http://example.com/with space'",
        "'http://example.com/<tag>'",
        "'http://example.com/{brace}'",
        "'http://example.com/a|b'",
        "'http://example.com/a\\\\\\\\b'",
        "'http://example.com/\\\"quote'",
        "'http://example.com/%zz'",
        "'http://example.com/\\\\n'",
        "'1http://example.com/'",
        "':no-scheme'");
  }

  @Test
  @Requirement(
      clause = "xAPI-Data 3.1",
      level = Level.SHOULD,
      text = "IRIs are not compared by what their scheme or protocol knows of them")
  void iris_areNotNormalizedByScheme() {
    String path = Samples.unique();
    ObjectNode plain =
        Json.with(Samples.statement(), "/object/id", "'http://example.com/" + path + "'");
    ObjectNode port =
        Json.with(Samples.statement(), "/object/id", "'http://example.com:80/" + path + "'");
    ObjectNode slash =
        Json.with(Samples.statement(), "/object/id", "'http://example.com/" + path + "/'");
    statements.store(plain, port, slash);
    statements.assertFound(List.of(Samples.id(plain)), "activity", "http://example.com/" + path);
  }
}
