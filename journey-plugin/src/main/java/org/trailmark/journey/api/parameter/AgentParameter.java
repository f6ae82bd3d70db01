package org.trailmark.journey.api.parameter;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.learner.AgentReader;
import org.trailmark.journey.learner.Learner;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The {@code agent} parameter: an agent as xAPI writes it. */
public final class AgentParameter {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private AgentParameter() {}

  /** Her key. */
  public static String key(String json) {
    try {
      @Nullable Map<String, Object> agent = MAPPER.readValue(json, OBJECT);
      return Optional.ofNullable(agent)
          .flatMap(AgentReader::agent)
          .map(Learner.KnownAgent::key)
          .orElseThrow(() -> wrong(null));
    } catch (JacksonException e) {
      throw wrong(e);
    }
  }

  private static LrsException wrong(@Nullable Throwable cause) {
    return new LrsException(
        ProblemCode.INVALID_PARAMETER,
        "agent is a JSON object with exactly one of mbox, mbox_sha1sum, openid and account",
        cause);
  }
}
