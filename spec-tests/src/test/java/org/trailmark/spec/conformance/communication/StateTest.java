package org.trailmark.spec.conformance.communication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.http.Version;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Requirement;

@Conformance
@Tag("documents")
class StateTest extends ConcurrencyContract {
  private static final String STATE = "xAPI-Communication 2.3";

  StateTest(Lrs lrs) {
    super(lrs, "activities/state", "stateId");
  }

  @Override
  String[] context() {
    return new String[] {"activityId", Samples.activityId(), "agent", Samples.agent().toString()};
  }

  @Test
  @Requirement(clause = STATE, text = "A state with a registration is another than one without")
  void registration_isPartOfTheContext() {
    String[] without = context();
    String[] with = with(without, Samples.unique());
    String[] another = with(without, Samples.unique());
    put(without, "doc", "without", "text/plain").expect(204);
    put(with, "doc", "with", "text/plain").expect(204);
    assertThat(get(without, "doc").text()).isEqualTo("without");
    assertThat(get(with, "doc").text()).isEqualTo("with");
    get(another, "doc").expect(404);
    assertThat(ids(with)).containsExactly("doc");
    assertThat(ids(another)).isEmpty();
  }

  @Test
  @Requirement(clause = STATE, text = "registration is a UUID")
  void registrationNoUuid_isRefused() {
    for (String method : List.of("GET", "DELETE")) {
      request(method, with(context(), "x"), "doc").send().expect(400);
    }
    put(with(context(), "x"), "doc", "text", "text/plain").expect(400);
  }

  @Test
  @Requirement(clause = STATE, text = "DELETE without stateId deletes all states of the context")
  void delete_withoutId_deletesAll() {
    String[] context = context();
    String[] registered = with(context, Samples.unique());
    put(context, "one", "1", "text/plain").expect(204);
    put(context, "two", "2", "text/plain").expect(204);
    put(registered, "one", "3", "text/plain").expect(204);
    request("DELETE", registered, null).send().expect(204);
    assertThat(ids(registered)).isEmpty();
    assertThat(ids(context)).containsExactlyInAnyOrder("one", "two");
    request("DELETE", context, null).send().expect(204);
    assertThat(ids(context)).isEmpty();
  }

  @Test
  @Requirement(
      clause = CONCURRENCY,
      versions = Version.V1_0_3,
      text = "State permits PUT, POST and DELETE without concurrency headers")
  void put_withoutPrecondition_replaces() {
    String[] context = context();
    put(context, "doc", "old", "text/plain").expect(204);
    request("PUT", context, "doc").body("new", "text/plain").send().expect(204);
    assertThat(get(context, "doc").text()).isEqualTo("new");
    request("DELETE", context, "doc").send().expect(204);
    get(context, "doc").expect(404);
  }

  @Test
  @Requirement(
      clause = "2.0 changes: concurrency",
      versions = Version.V2_0_0,
      text = "PUT without either header on an existing state is refused with 409")
  void put_withoutPrecondition_conflicts() {
    String[] context = context();
    request("PUT", context, "doc").body("old", "text/plain").send().expect(204);
    request("PUT", context, "doc").body("new", "text/plain").send().expect(409);
    assertThat(get(context, "doc").text()).isEqualTo("old");
  }

  private static String[] with(String[] context, String registration) {
    String[] longer = Arrays.copyOf(context, context.length + 2);
    longer[context.length] = "registration";
    longer[context.length + 1] = registration;
    return longer;
  }
}
