package org.trailmark.testkit.journey;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the resources answer, as the JSON that a server would write. */
final class Answers {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private Answers() {}

  static JsonNode json(Object answer) {
    return MAPPER.readTree(MAPPER.writeValueAsString(answer));
  }
}
