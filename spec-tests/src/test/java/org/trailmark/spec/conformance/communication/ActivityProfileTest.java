package org.trailmark.spec.conformance.communication;

import java.util.*;
import java.util.stream.Stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.*;
import org.trailmark.spec.conformance.json.*;
import org.trailmark.spec.conformance.kit.*;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Conformance
@Tag("documents")
class ActivityProfileTest extends ProfileContract {

  ActivityProfileTest(Lrs lrs) {
    super(lrs, "activities/profile");
  }

  @Override
  String[] context() {
    return new String[] {"activityId", Samples.activityId()};
  }

  @Test
  @Requirement(
      clause = "xAPI-Communication 2.7",
      text = "Profiles of one activity are not those of another")
  void activities_areKeptApart() {
    String[] one = context();
    String[] other = context();
    put(one, "doc", "one", "text/plain").expect(204);
    put(other, "doc", "other", "text/plain").expect(204);
    assertThat(get(one, "doc").text()).isEqualTo("one");
    assertThat(get(other, "doc").text()).isEqualTo("other");
  }
}
