package org.trailmark.spec.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.store.AuditChain;
import org.trailmark.lrs.store.AuditChain.Link;
import org.trailmark.lrs.store.AuditEntry;
import org.trailmark.lrs.store.AuditQuery;
import org.trailmark.lrs.store.AuditedAct;

/** Acts are written before and after, in one chain. */
interface AuditContract extends ReopenableStorage {

  @Test
  default void acts_begunAndEnded_areListedNewestFirst_asTheyWereWritten() {
    AuditEntry first = begin("ann", "POST", "/admin/api/credentials");
    AuditEntry second = begin("bob", "DELETE", "/admin/api/credentials/{key}");
    clock().move(Duration.ofMillis(5));
    AuditEntry ended = storage().audit().end(first, 201);

    reopen();

    assertThat(acts(AuditQuery.ALL))
        .containsExactly(new AuditedAct(second, null), new AuditedAct(first, ended));
    assertThat(ended)
        .returns(first.seq(), AuditEntry::act)
        .returns(201, AuditEntry::outcome)
        .returns("ann", AuditEntry::who)
        .returns(clock().instant(), AuditEntry::at);
    assertThat(storage().audit().readAfter(1, 10)).containsExactly(second, ended);
    assertThat(storage().audit().readAfter(0, 1)).containsExactly(first);
  }

  @Test
  default void acts_askedFor_areThoseThatFitInAll() {
    Instant start = clock().instant();
    AuditEntry a = begin("ann", "POST", "/admin/api/credentials");
    clock().move(Duration.ofMinutes(1));
    AuditEntry b = begin("bob", "POST", "/admin/api/credentials");
    AuditEntry c = begin("bob", "PUT", "/admin/api/journey/rosters/{name}");
    Instant second = clock().instant();

    assertThat(begun(new AuditQuery("bob", null, null, null))).containsExactly(c, b);
    assertThat(begun(new AuditQuery(null, "/admin/api/cred", null, null))).containsExactly(b, a);
    assertThat(begun(new AuditQuery(null, "/admin/api/%", null, null))).isEmpty();
    assertThat(begun(new AuditQuery(null, null, second, null))).containsExactly(c, b);
    assertThat(begun(new AuditQuery(null, null, start, second))).containsExactly(a);
    assertThat(storage().audit().acts(AuditQuery.ALL, c.seq(), 1))
        .containsExactly(new AuditedAct(b, null));
  }

  @Test
  default void entries_ofManyThreads_areOneChain() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<AuditEntry>> written = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      written.add(
          threads.submit(() -> storage().audit().end(begin("ann", "POST", "/admin/api/x"), 200)));
    }
    for (Future<AuditEntry> one : written) {
      one.get();
    }
    threads.shutdown();

    AuditChain.Report report = AuditChain.verify(storage().audit()::readAfter, null);

    assertThat(report.broken()).isNull();
    assertThat(report.head().seq()).isEqualTo(40);
    assertThat(acts(AuditQuery.ALL)).hasSize(20).noneMatch(act -> act.ended() == null);
  }

  @Test
  default void details_thatNameSomebody_areForgotten_andTheChainHolds() {
    AuditEntry ann = detailed("{\"salt\":\"1\",\"path\":\"/x?agent=ann@example.org\"}");
    AuditEntry bob = detailed("{\"salt\":\"2\",\"path\":\"/x?agent=bob@example.org\"}");
    Link before = AuditChain.verify(storage().audit()::readAfter, null).head();

    assertThat(storage().audit().forget(List.of("ann@example.org", "anna"))).isEqualTo(1);
    assertThat(storage().audit().forget(List.of("ann@example.org"))).isZero();

    assertThat(storage().audit().readAfter(0, 10))
        .extracting(AuditEntry::detail)
        .containsExactly(null, bob.detail());
    assertThat(storage().audit().readAfter(0, 1).get(0).hash()).isEqualTo(ann.hash());
    assertThat(AuditChain.verify(storage().audit()::readAfter, before))
        .isEqualTo(new AuditChain.Report(before, 1, null));
    assertThatThrownBy(() -> storage().audit().forget(List.of("")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private AuditEntry begin(String who, String method, String route) {
    return storage().audit().begin(who, method, route, "{\"salt\":\"0\",\"path\":\"é\\u0001\"}");
  }

  private AuditEntry detailed(String detail) {
    return storage().audit().begin("admin", "POST", "/x", detail);
  }

  private List<AuditedAct> acts(AuditQuery query) {
    return storage().audit().acts(query, Long.MAX_VALUE, 100);
  }

  private List<AuditEntry> begun(AuditQuery query) {
    return acts(query).stream().map(AuditedAct::begun).toList();
  }
}
