package org.trailmark.lrs.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trailmark.lrs.xapi.Authority;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.lrs.xapi.Statement;
import org.trailmark.lrs.xapi.StatementParser;
import org.trailmark.lrs.xapi.XapiVersion;

class BoundaryTest {
  private static final String ANN = "{\"mbox\":\"mailto:ann@example.org\"}";
  private static final String BOB = "{\"mbox\":\"mailto:bob@example.org\"}";
  private static final String COURSE = "{\"id\":\"https://ex.org/4\"}";
  private static final String ELSE = "{\"id\":\"https://ex.org/42\"}";

  private final Boundary course = new Boundary(Set.of("https://ex.org/4"), Set.of());
  private final Boundary ann = new Boundary(Set.of(), Set.of("mbox:mailto:ann@example.org"));
  private final Map<UUID, Statement> stored = new HashMap<>();

  @ParameterizedTest
  @CsvSource({
    "https://ex.org/4, https://ex.org/4, true",
    "https://ex.org/4, https://ex.org/4/a, true",
    "https://ex.org/4, https://ex.org/4#a, true",
    "https://ex.org/4, https://ex.org/42, false",
    "https://ex.org/4/, https://ex.org/4/a, true",
    "https://ex.org/4/, https://ex.org/4, false",
    "https://ex.org/4, https://ex.org, false",
    "https://ex.org/4, HTTPS://ex.org/4, false",
    "urn:course:, urn:course:4, true"
  })
  void activities_areInsideByThePartsOfTheirAddress(String start, String id, boolean inside) {
    assertThat(new Boundary(Set.of(start), Set.of()).holdsActivity(id)).isEqualTo(inside);
  }

  @Property(tries = 200)
  void whatDoesNotBeginLikeIt_isOutside(
      @ForAll @AlphaChars @StringLength(min = 1, max = 6) String start,
      @ForAll @AlphaChars @StringLength(max = 9) String id) {
    Boundary boundary = new Boundary(Set.of("urn:" + start), Set.of());

    assertThat(boundary.holdsActivity("urn:" + id)).isEqualTo(id.equals(start));
    assertThat(boundary.holdsActivity("urn:" + start + ":" + id)).isTrue();
  }

  @Test
  void statement_isInsideByItsObject_whateverItsContextSays() {
    String claimed = ",\"context\":{\"contextActivities\":{\"parent\":[" + COURSE + "]}}";

    assertThat(sees(course, statement(BOB, COURSE, ""))).isTrue();
    assertThat(sees(course, statement(BOB, ELSE, claimed))).isFalse();
    assertThat(sees(course, statement(BOB, agent(ANN), ""))).isFalse();
    assertThat(sees(course, statement(BOB, sub(ANN, COURSE), ""))).isTrue();
    assertThat(sees(course, statement(BOB, sub(ANN, ELSE), ""))).isFalse();
  }

  @Test
  void statement_isInsideByEveryLearnerInIt() {
    assertThat(sees(ann, statement(ANN, ELSE, ""))).isTrue();
    assertThat(sees(ann, statement(BOB, ELSE, ""))).isFalse();
    assertThat(sees(ann, statement(ANN, agent(BOB), ""))).isFalse();
    assertThat(sees(ann, statement(ANN, agent(ANN), ""))).isTrue();
    assertThat(sees(ann, statement(ANN, sub(BOB, ELSE), ""))).isFalse();
    assertThat(sees(ann, statement(group(ANN, ANN), ELSE, ""))).isTrue();
    assertThat(sees(ann, statement(group(ANN, BOB), ELSE, ""))).isFalse();
  }

  @Test
  void reference_isInsideWhenTheOtherIs_overOneStep() {
    Statement inside = keep(statement(BOB, COURSE, ""));
    Statement outside = keep(statement(BOB, ELSE, ""));
    Statement reference = keep(statement(BOB, ref(inside.id()), ""));

    assertThat(sees(course, reference)).isTrue();
    assertThat(sees(course, statement(BOB, ref(outside.id()), ""))).isFalse();
    assertThat(sees(course, statement(BOB, ref(reference.id()), ""))).isFalse();
    assertThat(sees(course, statement(BOB, ref(UUID.randomUUID()), ""))).isFalse();
  }

  @Test
  void documents_areInsideByAllThatTheBoundarySpeaksOf() {
    Ifi hers = Ifi.ofKey("mbox:mailto:ann@example.org");
    Ifi his = Ifi.ofKey("mbox:mailto:bob@example.org");

    assertThat(course.holds(DocumentContext.state("https://ex.org/4", his, null))).isTrue();
    assertThat(course.holds(DocumentContext.activityProfile("https://ex.org/42"))).isFalse();
    assertThat(course.holds(DocumentContext.agentProfile(hers))).isFalse();
    assertThat(ann.holds(DocumentContext.state("https://ex.org/42", hers, null))).isTrue();
    assertThat(ann.holds(DocumentContext.state("https://ex.org/42", his, null))).isFalse();
    assertThat(ann.holds(DocumentContext.activityProfile("https://ex.org/4"))).isFalse();
    assertThat(ann.holds(DocumentContext.agentProfile(hers))).isTrue();
  }

  @Test
  void boundaryOfNothing_isNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Boundary(Set.of(), Set.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new Boundary(Set.of(""), Set.of()));
  }

  private boolean sees(Boundary boundary, Statement statement) {
    return new Sight(null, boundary).sees(statement, stored::get);
  }

  private Statement keep(Statement statement) {
    stored.put(statement.id(), statement);
    return statement;
  }

  private static Statement statement(String actor, String object, String more) {
    String json =
        "{\"actor\":"
            + actor
            + ",\"verb\":{\"id\":\"https://ex.org/did\"},\"object\":"
            + object
            + more
            + "}";
    Authority authority = Authority.account("https://lrs.example.org", "t", "t");
    return Statement.read(
        new StatementParser(StatementParser.Limits.DEFAULT)
            .parse(
                json.getBytes(UTF_8), StatementParser.Context.post(XapiVersion.V2_0_0, authority))
            .get(0)
            .stamped(Instant.EPOCH));
  }

  private static String agent(String agent) {
    return agent.replace("{", "{\"objectType\":\"Agent\",");
  }

  private static String group(String one, String other) {
    return "{\"objectType\":\"Group\",\"member\":[" + one + "," + other + "]}";
  }

  private static String ref(UUID id) {
    return "{\"objectType\":\"StatementRef\",\"id\":\"" + id + "\"}";
  }

  private static String sub(String actor, String object) {
    return "{\"objectType\":\"SubStatement\",\"actor\":"
        + actor
        + ",\"verb\":{\"id\":\"https://ex.org/did\"},\"object\":"
        + object
        + "}";
  }
}
