package org.trailmark.spec.conformance.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.trailmark.spec.conformance.http.Answer;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.json.Comparison;
import org.trailmark.spec.conformance.json.Json;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Level;
import org.trailmark.spec.conformance.kit.LrsUnderTest;
import org.trailmark.spec.conformance.kit.Requirement;
import org.trailmark.spec.conformance.kit.Statements;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Further than hand-written cases go. */
@Conformance
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedTest {
  private static final long SEED = Long.getLong("conformance.seed", System.nanoTime());
  private static final int STATEMENTS = Integer.getInteger("conformance.statements", 200);
  private static final int MUTANTS = Integer.getInteger("conformance.mutants", 400);

  private final Lrs lrs;
  private final Statements statements;
  private @Nullable List<Sent> sentMutants;

  GeneratedTest(Lrs lrs) {
    this.lrs = lrs;
    this.statements = new Statements(lrs);
  }

  @Test
  @Requirement(
      clause = "xAPI-Data 2.2",
      text = "Generated valid statements of every shape are all accepted and answered back equal")
  void valid_areAnsweredBack() {
    List<ObjectNode> made = made(STATEMENTS);
    List<String> faults = new ArrayList<>();
    for (int from = 0; from < made.size(); from += 25) {
      List<ObjectNode> batch = made.subList(from, Math.min(from + 25, made.size()));
      if (lrs.postStatements(Json.array(batch.toArray(JsonNode[]::new))).status() == 200) {
        continue;
      }
      for (ObjectNode one : batch) {
        Answer answer = lrs.postStatements(one);
        if (answer.status() != 200) {
          faults.add(one + " was answered with " + answer.status() + ": " + answer.text());
        }
      }
    }
    assertThat(faults).as(seed()).isEmpty();
    for (ObjectNode one : made) {
      assertThatCode(() -> Comparison.assertAnsweredBack(one, statements.fetch(Samples.id(one))))
          .as(seed() + ": " + one)
          .doesNotThrowAnyException();
    }
  }

  @Test
  @Requirement(
      clause = "xAPI-Data 2.2",
      text = "Generated statements with one fault are all refused")
  void mutants_areRefused() {
    List<String> accepted = new ArrayList<>();
    for (Sent sent : sentMutants()) {
      if (sent.answer().status() != 400) {
        Mutant mutant = sent.mutant();
        accepted.add(sent.answer().status() + " for " + mutant + ": " + mutant.statement());
      }
    }
    assertThat(accepted).as(seed()).isEmpty();
  }

  @Test
  @Requirement(
      clause = "Trailmark",
      level = Level.EXPECTED,
      text = "The refusal of a statement with one fault points at that fault")
  void mutants_arePointedAt() {
    assumeTrue(LrsUnderTest.isOwn(), "the standard asks no LRS for places");
    List<String> missed = new ArrayList<>();
    for (Sent sent : sentMutants()) {
      Mutant mutant = sent.mutant();
      ObjectNode problem = sent.answer().expect(400).object();
      List<String> places = new ArrayList<>();
      problem.path("faults").forEach(fault -> places.add(fault.path("pointer").asString("")));
      if (!places.contains(mutant.pointer())) {
        missed.add(mutant + " was told at " + places + ": " + problem.path("detail").asString(""));
      }
    }
    assertThat(missed).as(seed()).isEmpty();
  }

  private record Sent(Mutant mutant, Answer answer) {}

  /** They are sent once, and judged by two requirements. */
  private List<Sent> sentMutants() {
    if (sentMutants == null) {
      sentMutants =
          mutants().stream()
              .map(one -> new Sent(one, lrs.postStatements(one.statement())))
              .toList();
    }
    return sentMutants;
  }

  private static List<Mutant> mutants() {
    List<Mutant> all = new ArrayList<>();
    made(25).forEach(statement -> all.addAll(Mutants.of(statement)));
    Collections.shuffle(all, new Random(SEED));
    return all.subList(0, Math.min(MUTANTS, all.size()));
  }

  private static List<ObjectNode> made(int count) {
    List<ObjectNode> made = new ArrayList<>();
    JqwikSession.run(
        () -> {
          RandomGenerator<ObjectNode> generator = ValidStatements.statements().generator(1_000);
          Random random = new Random(SEED);
          for (int i = 0; i < count; i++) {
            Shrinkable<ObjectNode> next = generator.next(random);
            made.add(next.value());
          }
        });
    return made;
  }

  private static String seed() {
    return "-Dconformance.seed=" + SEED;
  }
}
