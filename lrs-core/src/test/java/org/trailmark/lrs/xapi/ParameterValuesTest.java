package org.trailmark.lrs.xapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.trailmark.lrs.xapi.XapiVersion.V1_0_3;
import static org.trailmark.lrs.xapi.XapiVersion.V2_0_0;

import java.time.Instant;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

class ParameterValuesTest {

  @Test
  void agent_isItsIdentifier() {
    assertThat(ParameterValues.agent("agent", "{\"mbox\":\"mailto:a@b.c\",\"name\":\"A\"}"))
        .isEqualTo(new Ifi.Mbox("mailto:a@b.c"));
    assertThat(
            ParameterValues.agent(
                "agent",
                "{\"objectType\":\"Group\",\"account\":{\"name\":\"g\",\"homePage\":\"http://a.b\"}}"))
        .isEqualTo(new Ifi.Account("http://a.b", "g"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ann",
        "{",
        "null",
        "[]",
        "{}",
        "{\"mbox\":\"a@b.c\"}",
        "{\"mbox\":\"mailto:a@b.c\"} x",
        "{\"mbox\":\"mailto:a@b.c\"}{}",
        "{\"mbox\":\"mailto:a@b.c\",\"age\":5}",
        "{\"objectType\":\"Group\",\"member\":[{\"mbox\":\"mailto:a@b.c\"}]}"
      })
  void agent_thatIsNone_isRefusedByName(String json) {
    assertRefused(() -> ParameterValues.agent("agent", json), "agent");
  }

  @Test
  void uuid_isTakenInEitherCase() {
    UUID id = UUID.fromString("fd41c918-b88b-4b20-a0a5-a4c32391aaa0");

    assertThat(ParameterValues.uuid("registration", "FD41C918-B88B-4B20-A0A5-A4C32391AAA0"))
        .isEqualTo(id);
    assertRefused(() -> ParameterValues.uuid("registration", "x"), "registration");
  }

  @Test
  void scalars_areJudgedAsInStatements() {
    assertThat(ParameterValues.iri("verb", "ex:v")).isEqualTo("ex:v");
    assertRefused(() -> ParameterValues.iri("verb", "v"), "verb");
    assertThat(ParameterValues.bool("ascending", "true")).isTrue();
    assertThat(ParameterValues.bool("ascending", "false")).isFalse();
    assertRefused(() -> ParameterValues.bool("ascending", "True"), "ascending");
    assertThat(ParameterValues.count("limit", "0")).isZero();
    assertThat(ParameterValues.count("limit", "99999999999")).isEqualTo(Integer.MAX_VALUE);
    assertRefused(() -> ParameterValues.count("limit", "-1"), "limit");
    assertRefused(() -> ParameterValues.count("limit", ""), "limit");
    assertThat(ParameterValues.languageTag("lang", "en-US")).isEqualTo("en-US");
    assertRefused(() -> ParameterValues.languageTag("lang", "en_US"), "lang");
  }

  @Test
  void timestamp_whosePlusBecameASpace_isToldSo() {
    LrsException e =
        assertRefused(
            () -> ParameterValues.timestamp(V2_0_0, "since", "2026-11-22T11:16:00 01:00"), "since");
    assertThat(e).hasMessageContaining("%2B");
  }

  @Test
  void timestamp_isJudgedByTheVersionOfTheRequest() {
    Instant moment = Instant.parse("2026-11-22T10:16:00.5Z");
    String strict = "2026-11-22T11:16:00.5+01:00";
    String loose = "2026-11-22T10:16:00.5";

    assertThat(ParameterValues.timestamp(V1_0_3, "since", strict)).isEqualTo(moment);
    assertThat(ParameterValues.timestamp(V2_0_0, "since", strict)).isEqualTo(moment);
    assertThat(ParameterValues.timestamp(V1_0_3, "since", loose)).isEqualTo(moment);
    assertRefused(() -> ParameterValues.timestamp(V2_0_0, "since", loose), "since");
  }

  private static LrsException assertRefused(ThrowingCallable call, String name) {
    LrsException e = catchThrowableOfType(LrsException.class, call);
    assertThat(e).isNotNull().hasMessageContaining("Parameter " + name);
    assertThat(e.code()).isEqualTo(ProblemCode.INVALID_PARAMETER);
    return e;
  }
}
