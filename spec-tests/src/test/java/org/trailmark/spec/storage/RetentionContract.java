package org.trailmark.spec.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.AttachmentStore.Staged;
import org.trailmark.lrs.store.Eraser;
import org.trailmark.lrs.store.IdentityStore;
import org.trailmark.lrs.store.Retention;
import org.trailmark.lrs.store.Retention.Done;
import org.trailmark.lrs.store.Retention.Filter;
import org.trailmark.lrs.store.Retention.Outlook;
import org.trailmark.lrs.store.Retention.Removed;
import org.trailmark.lrs.store.Retention.Rule;
import org.trailmark.lrs.store.Retention.Run;
import org.trailmark.lrs.store.StatementWriter.Appended;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.Sha2;

/** What is old enough goes, and nothing else; what must stay stays until it may go. */
interface RetentionContract extends ReopenableStorage {
  Rule EVERYTHING = new Rule("everything", Period.ofYears(2), Filter.ALL);

  @Test
  default void run_whatIsOldEnough_goes_andNothingFindsIt() {
    UUID old = append(Sample.of("ann", "passed").on("course"));
    wait(Period.ofYears(1));
    UUID young = append(Sample.of("ann", "passed").on("course"));
    wait(Period.ofYears(1));

    Run run = run(EVERYTHING);
    reopen();

    assertThat(run.statements()).isEqualTo(1);
    assertThat(run.isEnded()).isTrue();
    assertThat(storage().reader().find(old)).isEmpty();
    assertThat(ids(Find.all())).containsExactly(young);
    assertThat(ids(Find.all().agent("ann"))).containsExactly(young);
    assertThat(storage().log().readAfter(0, 10))
        .extracting(StoredStatement::id)
        .containsExactly(young);
    assertThat(storage().retention().find(run.id())).contains(run);
    assertThat(storage().retention().list(Long.MAX_VALUE, 10)).containsExactly(run);
    assertThat(storage().eraser().list(Long.MAX_VALUE, 10)).isEmpty();
    assertThat(storage().eraser().find(run.id())).isEmpty();
  }

  @Test
  default void run_statementExactlyAsOldAsTheRuleSays_goes_andOneMillisecondYoungerStays() {
    UUID exactly = append(Sample.of("ann", "passed"));
    clock().move(Duration.ofMillis(1));
    UUID younger = append(Sample.of("ann", "passed"));
    clock().move(Duration.ofMillis(-1));
    wait(Period.ofDays(1));

    run(new Rule("day", Period.ofDays(1), Filter.ALL));

    assertThat(storage().reader().find(exactly)).isEmpty();
    assertThat(ids(Find.all())).containsExactly(younger);
  }

  @Test
  default void run_filters_takeWhatTheSameQueryFinds() {
    UUID registration = UUID.randomUUID();
    UUID launched = append(Sample.of("ann", "launched").on("course"));
    UUID within = append(Sample.of("ann", "passed").on("exam").within("course"));
    UUID taught = append(Sample.of("ben", "met").instructor("ann"));
    UUID registered = append(Sample.of("ben", "met").registration(registration));
    UUID about = append(Sample.of("eve", "liked").about(launched));
    UUID other = append(Sample.of("eve", "met"));
    wait(Period.ofYears(2));

    run(rule("verb", new Filter(null, false, Sample.verb("launched"), null, false, null)));
    assertThat(ids(Find.all())).containsExactly(other, registered, taught, within);
    assertThat(storage().reader().find(about)).isEmpty(); // found by what it refers to

    run(rule("activity", new Filter(null, false, null, Sample.activity("course"), true, null)));
    assertThat(ids(Find.all())).containsExactly(other, registered, taught);

    run(rule("agent", new Filter(Sample.agent("ann"), true, null, null, false, null)));
    assertThat(ids(Find.all())).containsExactly(other, registered);

    run(rule("registration", new Filter(null, false, null, null, false, registration)));
    assertThat(ids(Find.all())).containsExactly(other);
  }

  @Test
  default void run_severalRules_countEachForTheFirstThatTakesIt() {
    append(Sample.of("ann", "launched"));
    append(Sample.of("ann", "passed"));
    wait(Period.ofYears(2));
    Rule launches =
        new Rule(
            "launches",
            Period.ofYears(1),
            new Filter(null, false, Sample.verb("launched"), null, false, null));

    List<Outlook> outlooks = storage().retention().measure(List.of(launches, EVERYTHING));
    Run run = run(launches, EVERYTHING);

    assertThat(outlooks).extracting(Outlook::statements).containsExactly(1L, 1L);
    assertThat(run.rules()).extracting(Done::statements).containsExactly(1L, 1L);
  }

  @Test
  default void measure_saysBeforehandWhatGoes_andChangesNothing() {
    Instant first = clock().instant();
    append(Sample.of("ann", "passed"));
    clock().move(Duration.ofSeconds(5));
    UUID held = append(Sample.of("ben", "passed").instructor("eve"));
    append(Sample.of("ben", "failed"));
    hold("eve");
    wait(Period.ofYears(2));

    Outlook outlook = storage().retention().measure(List.of(EVERYTHING)).get(0);

    assertThat(outlook)
        .isEqualTo(
            new Outlook(
                "everything",
                EVERYTHING.bound(clock().instant()),
                2,
                1,
                0,
                first,
                first.plusSeconds(5)));
    assertThat(ids(Find.all())).hasSize(3);
    assertThat(run(EVERYTHING).rules())
        .containsExactly(new Done("everything", outlook.bound(), 1, 2, 1, 0));
    assertThat(ids(Find.all())).containsExactly(held);
  }

  @Test
  default void run_nothingNewIsOld_isNotBegun_andTheNextLooksOnlyAtWhatIsNew() {
    append(Sample.of("ann", "passed"));
    wait(Period.ofYears(2));
    assertThat(run(EVERYTHING).statements()).isEqualTo(1);

    assertThat(begin(EVERYTHING)).isEmpty();
    UUID later = append(Sample.of("ann", "passed"));
    assertThat(begin(EVERYTHING)).isEmpty();
    wait(Period.ofYears(2));

    assertThat(run(EVERYTHING).statements()).isEqualTo(1);
    assertThat(storage().reader().find(later)).isEmpty();
  }

  @Test
  default void run_ruleThatChanged_beginsAnew() {
    UUID launched = append(Sample.of("ann", "launched"));
    UUID passed = append(Sample.of("ann", "passed"));
    wait(Period.ofYears(2));
    run(rule("one", new Filter(null, false, Sample.verb("launched"), null, false, null)));
    assertThat(ids(Find.all())).containsExactly(passed);

    run(rule("one", new Filter(null, false, Sample.verb("passed"), null, false, null)));

    assertThat(ids(Find.all())).isEmpty();
    assertThat(storage().reader().find(launched)).isEmpty();
  }

  @Test
  default void run_personOnHold_whatNamesHerStays_untilSheIsLetGo() {
    UUID hers = append(Sample.of("anna", "passed"));
    UUID taught = append(Sample.of("ben", "met").instructor("ann"));
    UUID about = append(Sample.of("ben", "praised").about(hers));
    append(Sample.of("ben", "passed"));
    storage()
        .identities()
        .link(
            List.of(new IdentityStore.Pair(Sample.agent("ann"), Sample.agent("anna"), "")),
            "admin");
    hold("ann");
    wait(Period.ofYears(2));

    Run run = run(EVERYTHING);

    assertThat(run.rules()).extracting(Done::held).containsExactly(3L);
    assertThat(ids(Find.all())).containsExactly(about, taught, hers);
    assertThat(run(EVERYTHING).statements()).isZero(); // looked at again, in vain

    storage().eraser().release(Sample.agent("ann"));
    assertThat(storage().retention().measure(List.of(EVERYTHING)))
        .extracting(Outlook::statements)
        .containsExactly(3L);
    assertThat(run(EVERYTHING).statements()).isEqualTo(3);
    assertThat(ids(Find.all())).isEmpty();
    assertThat(begin(EVERYTHING)).isEmpty();
  }

  @Test
  default void run_voidingStatement_staysWhileWhatItVoidsIsHere() {
    UUID voided = append(Sample.of("ann", "passed").instructor("eve"));
    UUID voiding = append(Sample.voiding(voided));
    hold("eve");
    wait(Period.ofYears(2));
    Rule rule = rule("voiding", new Filter(Sample.agent("admin"), false, null, null, false, null));

    Run run = run(rule);

    assertThat(run.rules()).extracting(Done::voiding, Done::held).containsExactly(tuple(0, 1));
    assertThat(storage().reader().find(voided).orElseThrow().voided()).isTrue();
    storage().eraser().release(Sample.agent("eve"));
    assertThat(run(rule).rules())
        .extracting(Done::voiding, Done::held)
        .containsExactly(tuple(1, 0));
    assertThat(storage().reader().find(voided).orElseThrow().voided()).isTrue();
    assertThat(storage().reader().find(voiding)).isPresent();

    Run both = run(rule, EVERYTHING);

    assertThat(both.statements()).isEqualTo(2);
    assertThat(storage().log().readAfter(0, 10)).isEmpty();
  }

  private static Tuple tuple(long voiding, long held) {
    return Tuple.tuple(voiding, held);
  }

  @Test
  default void run_whatWasVoidedAheadAndNeverCame_isNotStoredWhenItComes() {
    Sample late = Sample.of("ann", "cheated");
    append(Sample.voiding(late.statement().id()));
    wait(Period.ofYears(2));
    assertThat(run(EVERYTHING).statements()).isEqualTo(1);

    assertThat(append(late.statement())).isEqualTo(new Appended(0, 1));

    assertThat(ids(Find.all())).isEmpty();
  }

  @Test
  default void run_sentAgain_isTakenForKnown() {
    Sample old = Sample.of("ann", "passed");
    UUID id = append(old);
    wait(Period.ofYears(2));
    run(EVERYTHING);

    assertThat(append(old.statement())).isEqualTo(new Appended(0, 1));

    assertThat(ids(Find.all())).isEmpty();
    assertThat(storage().eraser().erased(Set.of(id, UUID.randomUUID()))).containsExactly(id);
  }

  @Test
  default void run_whatRefersToWhatIsGone_staysAndIsFoundAsBefore() {
    UUID old = append(Sample.of("ann", "passed").on("course"));
    wait(Period.ofYears(1));
    UUID about = append(Sample.of("ben", "praised").about(old));
    wait(Period.ofYears(1));

    run(EVERYTHING);
    reopen();

    assertThat(ids(Find.all())).containsExactly(about);
    assertThat(ids(Find.all().verb("passed"))).containsExactly(about);
    assertThat(ids(Find.all().agent("ben"))).containsExactly(about);
  }

  @Test
  default void run_dataThatOnlyOldOnesReferTo_goes() throws IOException {
    Sha2 own = keep("own");
    Sha2 shared = keep("shared");
    append(Sample.of("ann", "passed").attached(own).attached(shared));
    wait(Period.ofYears(1));
    append(Sample.of("ben", "passed").attached(shared));
    wait(Period.ofYears(1));

    Run run = run(EVERYTHING);

    assertThat(run.attachments()).isEqualTo(1);
    assertThat(storage().attachments().find(own)).isEmpty();
    assertThat(storage().attachments().find(shared)).isPresent();
  }

  @Test
  default void run_interruptedAfterEachStep_goesOnToTheSameEnd() {
    List<UUID> old = new ArrayList<>();
    for (int i = 0; i < 1_200; i++) {
      old.add(Sample.of("ann", "passed").statement().id());
    }
    old.forEach(id -> append(Sample.of("ann", "passed").id(id)));
    wait(Period.ofYears(1));
    UUID young = append(Sample.of("ann", "passed"));
    wait(Period.ofYears(1));
    assertThat(begin(EVERYTHING)).isPresent();
    reopen();
    int steps = 0;
    while (storage().retention().next(List.of(EVERYTHING))) {
      reopen();
      steps++;
      assertThat(ids(Find.all().agent("ann").limit(1))).containsExactly(young);
      assertThat(storage().retention().unfinished()).isPresent();
    }

    assertThat(steps).isGreaterThan(3);
    assertThat(storage().retention().removed(0, 10_000))
        .extracting(Removed::id)
        .containsExactlyElementsOf(old);
    assertThat(storage().retention().removed(0, 1).get(0).rule()).isEqualTo("everything");
    storage().retention().finish();
    reopen();

    assertThat(storage().retention().unfinished()).isEmpty();
    assertThat(storage().retention().list(Long.MAX_VALUE, 1).get(0).statements()).isEqualTo(1_200);
    assertThat(ids(Find.all())).containsExactly(young);
  }

  @Test
  default void run_ruleThatIsInForceNoMore_takesNothingMore() {
    UUID old = append(Sample.of("ann", "passed"));
    wait(Period.ofYears(2));
    assertThat(begin(EVERYTHING)).isPresent();
    reopen();

    Rule milder = new Rule("everything", Period.ofYears(3), Filter.ALL);
    Run run = carryOut(milder);

    assertThat(run.statements()).isZero();
    assertThat(ids(Find.all())).containsExactly(old);
  }

  @Test
  default void begin_whileSomethingIsUnfinished_isRefused() {
    append(Sample.of("ann", "passed"));
    wait(Period.ofYears(2));
    assertThat(begin(EVERYTHING)).isPresent();

    assertThatThrownBy(() -> begin(EVERYTHING))
        .isInstanceOfSatisfying(
            LrsException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.CONFLICT))
        .hasMessageContaining("one at a time");
    assertThatThrownBy(
            () ->
                storage()
                    .eraser()
                    .begin(
                        new Eraser.Order(
                            UUID.randomUUID(),
                            Eraser.Kind.ERASURE,
                            Set.of(Sample.agent("ann")),
                            "commitment",
                            "admin",
                            "")))
        .hasMessageContaining("The run of retention");
    assertThat(storage().eraser().unfinished()).isEmpty();
    assertThat(storage().eraser().next()).isFalse();
    assertThat(carryOut(EVERYTHING).statements()).isEqualTo(1);
  }

  @Test
  default void placesOfWhatIsGone_areNotGivenAgain() {
    append(Sample.of("ann", "passed"));
    long before = storage().log().head();
    wait(Period.ofYears(2));
    run(EVERYTHING);
    reopen();

    append(Sample.of("ann", "returned"));

    assertThat(storage().log().head()).isGreaterThan(before);
  }

  private static Rule rule(String name, Filter filter) {
    return new Rule(name, Period.ofYears(2), filter);
  }

  private void wait(Period period) {
    clock().set(clock().instant().atOffset(ZoneOffset.UTC).plus(period).toInstant());
  }

  private void hold(String agent) {
    storage()
        .eraser()
        .hold(
            new Eraser.Hold(
                Sample.agent(agent), "lawyer", "case 7", Instant.parse("2026-01-01T00:00:00Z")));
  }

  private Optional<Run> begin(Rule... rules) {
    return storage()
        .retention()
        .begin(new Retention.Order(UUID.randomUUID(), "admin", List.of(rules)));
  }

  private Run run(Rule... rules) {
    assertThat(begin(rules)).isPresent();
    return carryOut(rules);
  }

  private Run carryOut(Rule... inForce) {
    Run begun = storage().retention().unfinished().orElseThrow();
    while (storage().retention().next(List.of(inForce))) {
      assertThat(storage().retention().unfinished()).isPresent();
    }
    storage().retention().finish();
    return storage().retention().find(begun.id()).orElseThrow();
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
