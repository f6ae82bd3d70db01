package org.trailmark.spec.conformance.communication;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.trailmark.spec.conformance.http.Answer;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.http.Version;
import org.trailmark.spec.conformance.kit.Level;
import org.trailmark.spec.conformance.kit.Requirement;

/** What the two profile resources have in common: stricter concurrency than State. */
abstract class ProfileContract extends ConcurrencyContract {

  ProfileContract(Lrs lrs, String resource) {
    super(lrs, resource, "profileId");
  }

  @Test
  @Requirement(
      clause = CONCURRENCY,
      text =
          "PUT without If-Match and If-None-Match is refused with 409 where there is a document, with"
              + " an explanation, and changes nothing")
  void put_withoutPrecondition_conflicts() {
    String[] context = context();
    put(context, "doc", "old", "text/plain").expect(204);
    Answer answer = request("PUT", context, "doc").body("new", "text/plain").send().expect(409);
    assertThat(answer.text()).containsIgnoringCase("If-Match");
    assertThat(get(context, "doc").text()).isEqualTo("old");
  }

  @Test
  @Requirement(
      clause = "2.0 changes: concurrency",
      level = Level.EXPECTED,
      versions = Version.V1_0_3,
      text =
          "PUT without If-Match and If-None-Match is refused with 400 where there is no document")
  void putOfNew_withoutPrecondition_isRefused() {
    String[] context = context();
    request("PUT", context, "doc").body("new", "text/plain").send().expect(400);
    get(context, "doc").expect(404);
  }

  @Test
  @Requirement(
      clause = "2.0 changes: concurrency",
      versions = Version.V2_0_0,
      text = "PUT of a new document needs neither If-Match nor If-None-Match")
  void putOfNew_withoutPrecondition_stores() {
    String[] context = context();
    request("PUT", context, "doc").body("new", "text/plain").send().expect(204);
    assertThat(get(context, "doc").text()).isEqualTo("new");
  }

  @Test
  @Requirement(clause = CLAUSE, text = "DELETE needs the id of a profile")
  void delete_withoutId_isRefused() {
    String[] context = context();
    put(context, "doc", "1", "text/plain").expect(204);
    request("DELETE", context, null).send().expect(400);
    get(context, "doc").expect(200);
  }
}
