package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trailmark.spec.http.Lrs.json;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is said wrongly of agents being one person is refused with its place, and changes nothing.
 */
class IdentityRefusalsTest {
  private static final String LINKS = "admin/api/identities/links";

  @AutoClose private static final Lrs lrs = Lrs.start();

  @Test
  void csvWithFaults_isRefusedWithEachLine_andNothingIsTaken() {
    HttpResponse<String> refused =
        csv(
            "ann@example.org,bob@example.org\n"
                + "ann@example.org\n"
                + "ann@example.org,nobody\n"
                + "account:no home|x,mbox:mailto:a@b@c\n"
                + "ann@EXAMPLE.org,mailto:ann@example.org\n"
                + "ann@example.org,bob@example.org,"
                + "x".repeat(1001)
                + "\n");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(json(refused).path("code").asString()).isEqualTo("invalid-document");
    assertThat(places(refused)).containsExactly("2 ", "3 /1", "4 /0", "4 /1", "5 ", "6 /2");
    assertThat(json(lrs.get(LINKS)).path("links").isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "\"ann@example.org,"})
  void csvThatIsNone_isRefused(String body) {
    assertThat(csv(body).statusCode()).isEqualTo(400);
  }

  @Test
  void csvOfTooManyLines_isRefused() {
    assertThat(csv("ann@example.org,bob@example.org\n".repeat(10_001)).statusCode()).isEqualTo(413);
  }

  @Test
  void csvOfTooLargeAPerson_isAConflictWithEachLine_andNothingIsTaken() {
    String many =
        IntStream.range(0, 101)
            .mapToObj(i -> "kiosk@example.org,user" + i + "@example.org")
            .collect(Collectors.joining("\n"));

    HttpResponse<String> refused = csv(many);

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(places(refused)).containsExactly("100 ", "101 ");
    assertThat(json(lrs.get(LINKS)).path("links").isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | (whole)",
        "{} | /agents",
        "{\"agents\": {}} | /agents",
        "{\"agents\": [{\"mbox\":\"mailto:a@b.c\"}]} | /agents",
        "{\"agents\": [{\"mbox\":\"mailto:a@b.c\"}, {\"mbox\":\"mailto:a@B.C\"}]} | /agents",
        "{\"agents\": [{\"mbox\":\"a@b.c\"}, null], \"why\": 1, \"reason\": 1}"
            + " | /why /agents/0/mbox /agents/1 /reason",
        "{\"agents\": [{\"mbox\":\"mailto:a@b.c\"},"
            + " {\"openid\":\"x:y\",\"mbox\":\"mailto:b@b.c\"}]} | /agents/1/mbox",
        "{\"agents\": [{\"mbox\":\"mailto:a@b.c\"},"
            + " {\"objectType\":\"Group\",\"mbox\":\"mailto:team@b.c\"}]} | /agents/1"
      })
  void badLink_isRefusedWithThePlaceOfEveryFault(String body, String pointers) {
    HttpResponse<String> refused = lrs.post(LINKS, body);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(json(refused).path("code").asString()).isEqualTo("invalid-document");
    assertThat(places(refused))
        .as(refused.body())
        .containsExactly(pointers.replace("(whole)", "").split(" ", -1));
  }

  @Test
  void bodyThatIsNoJson_isRefusedWithItsPlace() {
    HttpResponse<String> refused = lrs.post(LINKS, "{\"agents\": [,");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(json(refused).path("code").asString()).isEqualTo("malformed-json");
    assertThat(json(refused).path("detail").asString()).contains("line 1, column");
    assertThat(lrs.post(LINKS, "").statusCode()).isEqualTo(400);
    assertThat(lrs.post(LINKS, "{\"agents\":[],\"agents\":[]}").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?agent=",
        "?agent=%7B%7D",
        "?agent=%7B%22objectType%22%3A%22Group%22%2C%22mbox%22%3A%22mailto%3At%40b.c%22%7D"
      })
  void identitiesOfNobody_areRefused(String query) {
    HttpResponse<String> refused = lrs.get("admin/api/identities" + query);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(json(refused).path("code").asString()).isEqualTo("invalid-parameter");
  }

  private static HttpResponse<String> csv(String body) {
    return lrs.post(LINKS, "text/csv", body);
  }

  /** Of each fault the pointer, after the line where there is one. */
  private static List<String> places(HttpResponse<String> refused) {
    return json(refused)
        .path("faults")
        .valueStream()
        .map(
            fault ->
                (fault.has("line") ? fault.path("line").asInt() + " " : "")
                    + fault.path("pointer").asString())
        .toList();
  }
}
