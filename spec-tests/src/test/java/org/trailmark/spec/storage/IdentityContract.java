package org.trailmark.spec.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trailmark.lrs.store.IdentityEvent.Kind.LINKED;
import static org.trailmark.lrs.store.IdentityEvent.Kind.UNLINKED;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.IdentityEvent;
import org.trailmark.lrs.store.IdentityStore;
import org.trailmark.lrs.store.IdentityStore.Linked;
import org.trailmark.lrs.store.IdentityStore.Pair;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.xapi.Ifi;

/** Links make persons of agents, and taking a link away leaves what the others say. */
interface IdentityContract extends ReopenableStorage {

  @Test
  default void agentWithoutLinks_isAPersonOfItsOwn() {
    assertThat(identities().person(agent("ann"))).containsExactly(agent("ann"));
    assertThat(identities().linksOf(agent("ann"))).isEmpty();
    assertThat(identities().links(0, 10)).isEmpty();
    assertThat(identities().readAfter(0, 10)).isEmpty();
  }

  @Test
  default void linkedAgents_areOnePerson_whicheverIsAskedFor() {
    Ifi account = new Ifi.Account("https://lms.example.org", "ann|1");
    Ifi openId = new Ifi.OpenId("https://example.org/ann");
    Ifi sum = new Ifi.MboxSha1Sum("a9993e364706816aba3e25717850c26c9cd0d89d");
    identities()
        .link(
            List.of(
                pair(agent("ann"), account), pair(openId, account), pair(openId, sum), ben("b")),
            "admin");

    reopen();

    for (Ifi one : List.of(agent("ann"), account, openId, sum)) {
      assertThat(identities().person(one)).containsExactly(account, agent("ann"), openId, sum);
    }
  }

  @Test
  default void agents_areComparedByTheirKey() {
    identities().link(List.of(pair(new Ifi.Mbox("mailto:Ann@EXAMPLE.org"), agent("x"))), "admin");

    assertThat(identities().person(new Ifi.Mbox("mailto:Ann@Example.ORG")))
        .containsExactly(new Ifi.Mbox("mailto:Ann@example.org"), agent("x"));
    assertThat(identities().person(new Ifi.Mbox("mailto:ann@example.org"))).hasSize(1);
    assertThatThrownBy(() -> pair(new Ifi.Mbox("mailto:a@b.C"), new Ifi.Mbox("mailto:a@B.c")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void changes_areToldAfterTheirCommit() {
    List<Integer> seen = new CopyOnWriteArrayList<>();
    try (StatementLog.Subscription subscription =
        identities().onChange(() -> seen.add(identities().readAfter(0, 10).size()))) {
      long link = link("a", "b");
      assertThat(seen).contains(1);

      identities().unlink(link, "admin", "");

      assertThat(seen).contains(2);
      assertThat(subscription).isNotNull();
    }
  }

  @Test
  default void unlinking_leavesWhatTheOtherLinksSay() {
    long ab = link("a", "b");
    long bc = link("b", "c");
    link("c", "d");

    identities().unlink(bc, "admin", "two people after all");
    reopen();

    assertThat(identities().person(agent("a"))).containsExactly(agent("a"), agent("b"));
    assertThat(identities().person(agent("d"))).containsExactly(agent("c"), agent("d"));
    assertThat(identities().linksOf(agent("b")))
        .extracting(IdentityEvent::link)
        .containsExactly(ab);
  }

  @Test
  default void unlinking_oneOfTwoWays_leavesThePersonWhole() {
    link("a", "b");
    link("b", "c");
    long ac = link("c", "a");

    identities().unlink(ac, "admin", "");

    assertThat(identities().person(agent("a"))).hasSize(3);
    assertThat(identities().linksOf(agent("c"))).hasSize(2);
  }

  @Test
  default void pairThatIsLinkedAlready_staysLinkedAsItIs() {
    long first = link("a", "b");

    List<Linked> again =
        identities()
            .link(
                List.of(
                    pair(agent("b"), agent("a")),
                    pair(agent("b"), agent("c")),
                    pair(agent("c"), agent("b"))),
                "somebody else");

    assertThat(again).extracting(Linked::added).containsExactly(false, true, false);
    assertThat(again.get(0).link().link()).isEqualTo(first);
    assertThat(again.get(2).link()).isEqualTo(again.get(1).link());
    assertThat(identities().readAfter(0, 10)).hasSize(2);
  }

  @Test
  default void linkThatIsNotInForce_isNotFound() {
    long link = link("a", "b");
    identities().unlink(link, "admin", "");

    for (long none : new long[] {link, 0, link + 1, Long.MAX_VALUE}) {
      assertThatThrownBy(() -> identities().unlink(none, "admin", ""))
          .isInstanceOfSatisfying(
              LrsException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.NOT_FOUND));
    }
    assertThat(identities().readAfter(0, 10)).hasSize(2);
  }

  @Test
  default void pairLinkedAgain_isLinkedByAnotherLink() {
    long first = link("a", "b");
    identities().unlink(first, "admin", "");

    long second = link("b", "a");

    assertThat(second).isGreaterThan(first);
    assertThat(identities().links(0, 10)).extracting(IdentityEvent::link).containsExactly(second);
  }

  @Test
  default void log_tellsWhoSaidWhatWhenAndWhy() {
    Instant linked = clock().instant();
    long ab = identities().link(List.of(ben("b")), "ann the admin").get(0).link().link();
    clock().move(Duration.ofHours(1).plusNanos(1));
    IdentityEvent ended = identities().unlink(ab, "bob", "typing error");

    reopen();

    assertThat(identities().readAfter(0, 10))
        .containsExactly(
            new IdentityEvent(
                ab, LINKED, ab, agent("ben"), agent("b"), "ann the admin", "married", linked),
            ended)
        .last()
        .isEqualTo(
            new IdentityEvent(
                ended.seq(),
                UNLINKED,
                ab,
                agent("ben"),
                agent("b"),
                "bob",
                "typing error",
                linked.plus(Duration.ofHours(1))));
  }

  @Test
  default void logAndLinks_arePagedByPlace() {
    List<Long> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.add(link("a" + i, "b" + i));
    }
    long ended = identities().unlink(made.get(1), "admin", "").seq();

    assertThat(identities().links(0, 2))
        .extracting(IdentityEvent::link)
        .containsExactly(made.get(0), made.get(2));
    assertThat(identities().links(made.get(2), 9))
        .extracting(IdentityEvent::link)
        .containsExactly(made.get(3), made.get(4));
    assertThat(identities().readAfter(made.get(2), 2))
        .extracting(IdentityEvent::seq)
        .containsExactly(made.get(3), made.get(4));
    assertThat(identities().readAfter(made.get(4), 2))
        .extracting(IdentityEvent::seq)
        .containsExactly(ended);
    assertThat(identities().readAfter(ended, 2)).isEmpty();
  }

  @Test
  default void personOfTooManyAgents_isRefusedWithEachPairThatIsToBlame_andNothingIsTaken() {
    identities()
        .link(
            IntStream.range(1, IdentityStore.MAX_AGENTS)
                .mapToObj(i -> pair(agent("kiosk"), agent("user" + i)))
                .toList(),
            "admin");

    assertThatThrownBy(
            () ->
                identities()
                    .link(
                        List.of(
                            ben("b"),
                            pair(agent("user1"), agent("one-more")),
                            pair(agent("user1"), agent("user2")),
                            pair(agent("b"), agent("kiosk"))),
                        "admin"))
        .isInstanceOfSatisfying(
            LrsException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ProblemCode.CONFLICT);
              assertThat(e.faults()).extracting(Fault::index).containsExactly(1, 3);
              assertThat(e.faults().get(1).message()).contains("102 agents");
            });
    assertThat(identities().person(agent("kiosk"))).hasSize(IdentityStore.MAX_AGENTS);
    assertThat(identities().person(agent("ben"))).hasSize(1);
    assertThat(identities().readAfter(0, 1000))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(IdentityStore.MAX_AGENTS - 1);
  }

  private IdentityStore identities() {
    return storage().identities();
  }

  private long link(String one, String other) {
    return identities().link(List.of(pair(agent(one), agent(other))), "admin").get(0).link().link();
  }

  private static Pair ben(String other) {
    return pair(agent("ben"), agent(other));
  }

  private static Pair pair(Ifi one, Ifi other) {
    return new Pair(one, other, "married");
  }

  private static Ifi agent(String who) {
    return new Ifi.Mbox("mailto:" + who + "@example.org");
  }
}
