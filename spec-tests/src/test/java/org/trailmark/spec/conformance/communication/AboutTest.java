package org.trailmark.spec.conformance.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.Answer;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Level;
import org.trailmark.spec.conformance.kit.Requirement;
import tools.jackson.databind.JsonNode;

@Conformance
class AboutTest {
  private static final String CLAUSE = "xAPI-Communication 2.8";

  private final Lrs lrs;

  AboutTest(Lrs lrs) {
    this.lrs = lrs;
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      text = "About lists the versions of the LRS, the latest patch version included")
  void about_listsVersions() {
    Answer answer = lrs.get("about").send().expect(200);
    assertThat(answer.required("Content-Type")).startsWith("application/json");
    JsonNode version = answer.object().required("version");
    assertThat(version.isArray()).isTrue();
    List<String> versions = new ArrayList<>();
    version.forEach(one -> versions.add(one.stringValue()));
    assertThat(versions).contains(lrs.version().header());
    assertThat(versions).allMatch(one -> one.matches("\\d+\\.\\d+(\\.\\d+)?"));
  }

  @Test
  @Requirement(clause = CLAUSE, text = "About has no properties but version and extensions")
  void about_hasNoOtherProperties() {
    assertThat(lrs.get("about").send().expect(200).object().propertyNames())
        .isSubsetOf(List.of("version", "extensions"));
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "About is not refused because of the version header")
  Stream<DynamicTest> about_withAnyVersion_isAnswered() {
    return Stream.of("0.9", "0.95", "1.0", "1.0.0", "1.1.0", "2.0.0", "3.0", "nonsense")
        .map(
            version ->
                dynamicTest(
                    version,
                    () ->
                        lrs.get("about")
                            .header("X-Experience-API-Version", version)
                            .send()
                            .expect(200)));
  }

  @Test
  @Requirement(clause = CLAUSE, text = "About needs no version header")
  void about_withoutVersion_isAnswered() {
    lrs.get("about").without("X-Experience-API-Version").send().expect(200);
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      level = Level.SHOULD,
      text = "About can be read without authentication")
  void about_withoutAuthentication_isAnswered() {
    lrs.get("about").without("Authorization").send().expect(200);
  }

  @TestFactory
  @Requirement(
      clause = "xAPI-Communication 3.2",
      text = "About knows no parameters, so all are refused")
  Stream<DynamicTest> about_withParameter_isRefused() {
    return Stream.of("foo", "version", "Version")
        .map(name -> dynamicTest(name, () -> lrs.get("about").query(name, "1").send().expect(400)));
  }
}
