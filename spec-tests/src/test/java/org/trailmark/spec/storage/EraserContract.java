package org.trailmark.spec.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.AttachmentStore.Staged;
import org.trailmark.lrs.store.DocumentAddress;
import org.trailmark.lrs.store.DocumentContent;
import org.trailmark.lrs.store.DocumentContext;
import org.trailmark.lrs.store.Eraser;
import org.trailmark.lrs.store.Eraser.Erasure;
import org.trailmark.lrs.store.Eraser.Extent;
import org.trailmark.lrs.store.IdentityStore;
import org.trailmark.lrs.store.StatementQuery;
import org.trailmark.lrs.store.StatementWriter.Appended;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.lrs.xapi.Sha2;

/** What a person did goes; others' records stay, and name nobody where they named her. */
interface EraserContract extends ReopenableStorage {
  Set<Ifi> ANN = Set.of(Sample.agent("ann"));

  @Test
  default void erased_whatSheDid_goes_andNothingFindsIt() {
    UUID hers = append(Sample.of("ann", "passed").on("course"));
    UUID group = append(Sample.ofGroup("team", "ann", "met"));
    UUID his = append(Sample.of("ben", "passed").on("course"));

    erase(ANN);
    reopen();

    assertThat(storage().reader().find(hers)).isEmpty();
    assertThat(ids(Find.all())).containsExactly(his, group);
    assertThat(ids(Find.all().agent("ann"))).isEmpty();
    assertThat(ids(Find.all().relatedAgent("ann"))).isEmpty();
    assertThat(ids(Find.all().activity("course"))).containsExactly(his);
    assertThat(storage().log().readAfter(0, 10))
        .extracting(StoredStatement::id)
        .doesNotContain(hers);
  }

  @Test
  default void erased_othersStatements_nameNobody_andAreFoundAsBefore() {
    List<UUID> others =
        List.of(
            append(Sample.of("ben", "taught").instructor("ann")),
            append(Sample.of("ben", "met").onAgent("ann")),
            append(Sample.of("ben", "planned").onSubStatement("ann", "course")),
            append(Sample.ofGroup("team", "ann", "won")));
    String before = json(others.get(0));

    erase(ANN);

    for (UUID other : others) {
      assertThat(json(other)).contains(Eraser.NOBODY.homePage()).doesNotContain("ann@");
    }
    assertThat(json(others.get(0)))
        .isEqualTo(
            before.replace(
                "\"mbox\":\"mailto:ann@example.org\"",
                "\"account\":{\"homePage\":\"https://trailmark.invalid/erased\",\"name\":\"erased\"}"));
    assertThat(ids(Find.all().agent("ben")))
        .containsExactlyInAnyOrderElementsOf(others.subList(0, 3));
    assertThat(ids(Find.all().agent("team"))).containsExactly(others.get(3));
    assertThat(ids(Find.all().relatedActivity("course"))).containsExactly(others.get(2));
    assertThat(ids(Find.all().relatedAgent("ann"))).isEmpty();
    reopen();
    assertThat(ids(Find.all().agent("ben")))
        .containsExactlyInAnyOrderElementsOf(others.subList(0, 3));
    assertThat(ids(Find.all().relatedAgent("ann"))).isEmpty();
  }

  @Test
  default void erased_referencesAndVoiding_stayAsTheyWere() {
    UUID hers = append(Sample.of("ann", "passed"));
    UUID about = append(Sample.of("ben", "praised").about(hers));
    UUID early = UUID.randomUUID();
    UUID ahead = append(Sample.of("ben", "announced").about(early));
    append(Sample.of("ann", "came").id(early));
    UUID his = append(Sample.of("ben", "failed"));
    UUID voidedByHer = append(Sample.of("ben", "cheated"));
    UUID herVoiding = append(voidingBy("ann", voidedByHer));

    erase(ANN);
    reopen();

    assertThat(ids(Find.all())).containsExactly(herVoiding, his, ahead, about);
    assertThat(ids(Find.all().agent("ann"))).isEmpty();
    assertThat(ids(Find.all().verb("passed"))).containsExactly(about);
    assertThat(storage().reader().find(voidedByHer).orElseThrow().voided()).isTrue();
    assertThat(json(herVoiding)).doesNotContain("ann@");
  }

  @Test
  default void erased_whatIsReferredToLater_findsTheStatementThatWasChanged() {
    UUID late = UUID.randomUUID();
    UUID changed = append(Sample.of("ben", "announced").instructor("ann").about(late));
    erase(ANN);

    UUID target = append(Sample.of("eve", "came").id(late));

    assertThat(ids(Find.all().agent("eve"))).containsExactly(target, changed);
    reopen();
    assertThat(ids(Find.all().agent("eve"))).containsExactly(target, changed);
  }

  @Test
  default void erased_sentAgain_isTakenForKnown_andNotStored() {
    Sample hers = Sample.of("ann", "passed");
    UUID gone = append(hers);
    Sample named = Sample.of("ben", "taught").instructor("ann");
    UUID changed = append(named);
    erase(ANN);

    Appended again = append(hers.statement(), named.statement(), Sample.of("ben", "x").statement());

    assertThat(again).isEqualTo(new Appended(1, 2));
    assertThat(storage().reader().find(gone)).isEmpty();
    assertThat(json(changed)).doesNotContain("ann@");
    assertThat(storage().eraser().erased(Set.of(gone, changed, UUID.randomUUID())))
        .containsExactlyInAnyOrder(gone, changed);
  }

  @Test
  default void erased_newStatementsOfHers_areStored() {
    append(Sample.of("ann", "passed"));
    erase(ANN);

    UUID later = append(Sample.of("ann", "returned"));

    assertThat(ids(Find.all().agent("ann"))).containsExactly(later);
  }

  @Test
  default void erasure_interruptedAfterEachStep_goesOnToTheSameEnd() {
    append(Sample.of("ann", "passed"));
    UUID named = append(Sample.of("ben", "taught").instructor("ann"));
    begin(ANN);
    reopen();
    while (storage().eraser().next()) {
      assertThat(ids(Find.all().verb("taught"))).containsExactly(named);
      reopen();
    }

    storage().eraser().finish("a receipt");
    reopen();

    assertThat(storage().eraser().unfinished()).isEmpty();
    Erasure ended = storage().eraser().list(Long.MAX_VALUE, 10).get(0);
    assertThat(ended.receipt()).isEqualTo("a receipt");
    assertThat(ended.done()).isEqualTo(new Extent(1, 1, 0, 0, 0));
    assertThat(storage().eraser().find(ended.id())).contains(ended);
    assertThat(ids(Find.all())).containsExactly(named);
    assertThat(ids(Find.all().relatedAgent("ann"))).isEmpty();
  }

  @Test
  default void measure_saysBeforehandWhatIsDoneThen() throws Exception {
    append(Sample.of("ann", "passed"));
    append(Sample.of("ann", "failed"));
    append(Sample.of("ben", "taught").instructor("ann"));
    put(DocumentContext.agentProfile(Sample.agent("ann")));
    put(DocumentContext.state("https://ex.org/a", Sample.agent("ann"), UUID.randomUUID()));
    put(DocumentContext.agentProfile(Sample.agent("ben")));
    identities(Sample.agent("ann"), Sample.agent("anna"));

    Extent expected =
        storage()
            .eraser()
            .measure(Eraser.Kind.ERASURE, Set.of(Sample.agent("ann"), Sample.agent("anna")));

    assertThat(expected).isEqualTo(new Extent(2, 1, 2, 1, 0));
    assertThat(erase(Set.of(Sample.agent("ann"), Sample.agent("anna"))).done()).isEqualTo(expected);
    assertThat(storage().persons().documents(Sample.agent("ann"), null, 10)).isEmpty();
    assertThat(storage().persons().documents(Sample.agent("ben"), null, 10)).hasSize(1);
    assertThat(storage().identities().person(Sample.agent("ann"))).hasSize(1);
  }

  @Test
  default void erased_eventsOfIdentities_leaveTheirPlacesEmpty() {
    long hers = identities(Sample.agent("ann"), Sample.agent("anna"));

    erase(Set.of(Sample.agent("ann"), Sample.agent("anna")));

    assertThat(storage().identities().readAfter(0, 10)).isEmpty();
    assertThat(identities(Sample.agent("ben"), Sample.agent("benno"))).isGreaterThan(hers);
  }

  @Test
  default void erased_dataThatOnlySheRefersTo_goes() throws IOException {
    Sha2 hers = keep("hers");
    Sha2 shared = keep("shared");
    append(Sample.of("ann", "passed").attached(hers).attached(shared));
    append(Sample.of("ben", "passed").attached(shared));
    assertThat(storage().eraser().measure(Eraser.Kind.ERASURE, ANN).attachments()).isEqualTo(1);

    Erasure erasure = erase(ANN);

    assertThat(erasure.done().attachments()).isEqualTo(1);
    assertThat(storage().attachments().find(hers)).isEmpty();
    assertThat(storage().attachments().find(shared)).isPresent();
  }

  @Test
  default void pseudonymised_whatSheDid_stays_andFindsThePseudonymAlone() {
    UUID hers = append(Sample.of("ann", "passed").on("course"));
    UUID taught = append(Sample.of("ben", "taught").instructor("ann"));
    UUID about = append(Sample.of("ben", "praised").about(hers));
    Set<UUID> asAgent = Set.copyOf(ids(Find.all().agent("ann")));

    Ifi.Account pseudonym = pseudonymise(ANN);
    reopen();

    assertThat(ids(Find.all())).containsExactly(about, taught, hers);
    assertThat(ids(Find.all().agent("ann"))).isEmpty();
    assertThat(ids(Find.all().relatedAgent("ann"))).isEmpty();
    assertThat(Set.copyOf(found(pseudonym, false))).isEqualTo(asAgent);
    assertThat(found(pseudonym, true)).containsExactly(about, taught, hers);
    assertThat(json(hers)).contains(pseudonym.name()).doesNotContain("ann@");
    assertThat(json(taught)).contains(pseudonym.name()).doesNotContain("ann@");
  }

  @Test
  default void pseudonymised_voidedAndVoiding_stayAsTheyWere() {
    UUID hers = append(Sample.of("ann", "passed"));
    UUID his = append(Sample.of("ben", "cheated"));
    append(voidingBy("ben", hers));
    append(voidingBy("ann", his));

    pseudonymise(ANN);
    reopen();

    assertThat(storage().reader().find(hers).orElseThrow().voided()).isTrue();
    assertThat(storage().reader().find(his).orElseThrow().voided()).isTrue();
  }

  @Test
  default void pseudonymised_sentAgain_isTakenForKnown_andNamesNobodyAgain() {
    Sample hers = Sample.of("ann", "passed");
    UUID id = append(hers);
    pseudonymise(ANN);

    assertThat(append(hers.statement())).isEqualTo(new Appended(0, 1));

    assertThat(json(id)).doesNotContain("ann@");
    assertThat(storage().eraser().erased(Set.of(id))).containsExactly(id);
  }

  @Test
  default void pseudonymised_attachmentsOfHers_go_andOthersStay() throws IOException {
    Sha2 hers = keep("hers");
    Sha2 his = keep("his");
    append(Sample.of("ann", "passed").attached(hers));
    append(Sample.of("ben", "taught").instructor("ann").attached(his));
    Set<Ifi> agents = ANN;
    Extent expected = storage().eraser().measure(Eraser.Kind.PSEUDONYM, agents);

    pseudonymise(agents);

    Erasure ended = storage().eraser().list(Long.MAX_VALUE, 1).get(0);
    assertThat(ended.kind()).isEqualTo(Eraser.Kind.PSEUDONYM);
    assertThat(ended.done()).isEqualTo(expected).isEqualTo(new Extent(0, 2, 0, 0, 1));
    assertThat(storage().attachments().find(hers)).isEmpty();
    assertThat(storage().attachments().find(his)).isPresent();
  }

  @Test
  default void pseudonymised_stateStaysWithoutTexts_andProfilesGo() throws Exception {
    put(DocumentContext.agentProfile(Sample.agent("ann")));
    put(DocumentContext.state("https://ex.org/a", Sample.agent("ann"), null), "[1,\"Ann\"]");
    clock().move(Duration.ofSeconds(1));
    put(DocumentContext.state("https://ex.org/a", Sample.agent("anna"), null), "[2,\"Ann\"]");

    Ifi.Account pseudonym = pseudonymise(Set.of(Sample.agent("ann"), Sample.agent("anna")));

    assertThat(storage().persons().documents(Sample.agent("ann"), null, 10)).isEmpty();
    assertThat(storage().persons().documents(pseudonym, null, 10))
        .singleElement()
        .satisfies(
            held ->
                assertThat(new String(held.document().content().bytes(), UTF_8))
                    .isEqualTo("[2,\"erased\"]"));
  }

  @Test
  default void pseudonym_interruptedAfterEachStep_isOne_andForgottenAtTheEnd() {
    UUID first = append(Sample.of("ann", "passed"));
    UUID second = append(Sample.of("ann", "failed"));
    Ifi.Account pseudonym = beginPseudonym(ANN);
    reopen();
    while (storage().eraser().next()) {
      reopen();
      assertThat(storage().eraser().unfinished().orElseThrow().pseudonym()).isEqualTo(pseudonym);
    }
    storage().eraser().finish("a receipt");
    reopen();

    assertThat(storage().eraser().unfinished()).isEmpty();
    assertThat(found(pseudonym, false)).containsExactly(second, first);
    assertThat(beginPseudonym(Set.of(Sample.agent("ben")))).isNotEqualTo(pseudonym);
  }

  private Ifi.Account beginPseudonym(Set<Ifi> agents) {
    storage()
        .eraser()
        .begin(
            new Eraser.Order(
                UUID.randomUUID(), Eraser.Kind.PSEUDONYM, agents, "commitment", "admin", ""));
    return requireNonNull(storage().eraser().unfinished().orElseThrow().pseudonym());
  }

  private Ifi.Account pseudonymise(Set<Ifi> agents) {
    Ifi.Account pseudonym = beginPseudonym(agents);
    while (storage().eraser().next()) {
      assertThat(storage().eraser().unfinished()).isPresent();
    }
    storage().eraser().finish("receipt");
    return pseudonym;
  }

  private List<UUID> found(Ifi agent, boolean related) {
    return storage()
        .reader()
        .query(
            new StatementQuery(
                agent, related, null, null, false, null, null, null, false, 100, null))
        .statements()
        .stream()
        .map(StoredStatement::id)
        .toList();
  }

  @Test
  default void personOnHold_isNotErased_untilSheIsLetGo() {
    Instant now = clock().instant().truncatedTo(ChronoUnit.MILLIS);
    Eraser.Hold hold = new Eraser.Hold(Sample.agent("ann"), "lawyer", "case 7", now);
    storage().eraser().hold(hold);
    reopen();

    assertThatThrownBy(() -> begin(Set.of(Sample.agent("anna"), Sample.agent("ann"))))
        .isInstanceOfSatisfying(
            LrsException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.CONFLICT))
        .hasMessageContaining("case 7");
    assertThatThrownBy(() -> beginPseudonym(ANN)).hasMessageContaining("case 7");
    assertThat(storage().eraser().holds("", 10)).containsExactly(hold);

    assertThat(storage().eraser().release(Sample.agent("ann"))).isTrue();
    assertThat(storage().eraser().release(Sample.agent("ann"))).isFalse();
    begin(ANN);
    assertThatThrownBy(() -> begin(ANN)).hasMessageContaining("one at a time");
  }

  private Erasure begin(Set<Ifi> agents) {
    return storage()
        .eraser()
        .begin(
            new Eraser.Order(
                UUID.randomUUID(), Eraser.Kind.ERASURE, agents, "commitment", "admin", "asked"));
  }

  private Erasure erase(Set<Ifi> agents) {
    Erasure begun = begin(agents);
    while (storage().eraser().next()) {
      assertThat(storage().eraser().unfinished()).isPresent();
    }
    storage().eraser().finish("receipt");
    return storage().eraser().find(begun.id()).orElseThrow();
  }

  private static Sample voidingBy(String agent, UUID target) {
    return Sample.voiding(target).by(agent);
  }

  private String json(UUID id) {
    return new String(storage().reader().find(id).orElseThrow().json(), UTF_8);
  }

  private long identities(Ifi one, Ifi other) {
    return storage()
        .identities()
        .link(List.of(new IdentityStore.Pair(one, other, "")), "admin")
        .get(0)
        .link()
        .seq();
  }

  private void put(DocumentContext context) throws Exception {
    put(context, "{}");
  }

  private void put(DocumentContext context, String json) throws Exception {
    storage()
        .documents()
        .change(
            new DocumentAddress(context, "d"),
            2,
            current -> DocumentContent.of("application/json", json.getBytes(UTF_8)))
        .toCompletableFuture()
        .get(30, TimeUnit.SECONDS);
  }

  private Sha2 keep(String data) throws IOException {
    try (Staged staged =
        storage()
            .attachments()
            .stage(new Sha2("0".repeat(64)), new ByteArrayInputStream(data.getBytes(UTF_8)))) {
      staged.keep();
      return staged.hash();
    }
  }
}
