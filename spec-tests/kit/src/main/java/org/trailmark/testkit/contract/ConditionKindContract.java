package org.trailmark.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.trailmark.journey.definition.Condition;
import org.trailmark.journey.definition.Extensions;
import org.trailmark.journey.definition.JourneyReader;
import org.trailmark.journey.definition.Vocabulary;
import org.trailmark.journey.extension.ConditionKind;
import org.trailmark.journey.extension.ConditionKind.Seen;
import org.trailmark.journey.profile.Profiles;
import org.trailmark.lrs.problem.LrsException;

/**
 * What a {@link ConditionKind} keeps: above all that it is pure. It is asked about made-up
 * histories, again, in another order, in other instances, on other threads, with another zone and
 * language of the machine, at other times in history, under other ids; and must say the same.
 *
 * <pre>
 * class PracticeDaysTest extends ConditionKindContract&lt;PracticeDays.Days&gt; {
 *   protected ConditionKind&lt;PracticeDays.Days&gt; kind() { return new PracticeDays(); }
 *   protected List&lt;String&gt; parameters() { return List.of("days: 3, within: P14D"); }
 *   protected List&lt;String&gt; wrongParameters() { return List.of("days: 0, within: P14D"); }
 * }
 * </pre>
 *
 * @param <P> its parameters
 */
public abstract class ConditionKindContract<P extends Record> {
  private static final int HISTORIES = 300;
  private static final List<ZoneId> ZONES =
      List.of(ZoneOffset.UTC, ZoneId.of("Europe/Amsterdam"), ZoneId.of("Pacific/Apia"));

  /** In 400 years the calendar comes round: the same dates fall on the same days of the week. */
  private static final Duration ROUND = Duration.ofDays(146_097);

  /** The kind; a new one with each call. */
  protected abstract ConditionKind<P> kind();

  /** Parameters as authors write them beside {@code of}: {@code days: 3, within: P14D}. */
  protected abstract List<String> parameters();

  /** Parameters that must be refused. */
  protected abstract List<String> wrongParameters();

  /** Whether it knows of dates, so that the same history in another century is another one. */
  protected boolean knowsDates() {
    return false;
  }

  /** Statements that met {@code of}, in event order. Some make it hold, some do not. */
  protected List<List<Seen>> histories() {
    return Histories.madeUp(HISTORIES, 1);
  }

  @Test
  void parameters_areRead_andTheWrongOnesAreRefused() {
    for (String text : parameters()) {
      assertEquals(read(text), read(text), "two readings of {" + text + "} are equal");
    }
    assertFalse(wrongParameters().isEmpty(), "wrongParameters() names none");
    for (String text : wrongParameters()) {
      assertThrows(LrsException.class, () -> read(text), "{" + text + "} is to be refused");
    }
  }

  @Test
  void condition_holdsForSome_andNotForAll() {
    for (String text : parameters()) {
      long held = answers(kind(), text, histories()).stream().filter(Optional::isPresent).count();
      assertTrue(
          held > 0 && held < (long) histories().size() * ZONES.size(),
          "{%s} holds in %d of %d; override histories(), so that this tests something"
              .formatted(text, held, histories().size() * ZONES.size()));
    }
  }

  @Test
  void answer_isTheSame_whenItIsAskedAgain_inAnyOrder_ofAnyInstance_onAnyThread() {
    for (String text : parameters()) {
      ConditionKind<P> kind = kind();
      List<Optional<List<UUID>>> first = answers(kind, text, histories());
      List<Integer> order =
          new ArrayList<>(IntStream.range(0, histories().size()).boxed().toList());
      Collections.shuffle(order, new Random(2));
      List<List<Seen>> shuffled = order.stream().map(histories()::get).toList();
      List<Optional<List<UUID>>> expected = new ArrayList<>();
      for (int i : order) {
        expected.addAll(first.subList(i * ZONES.size(), (i + 1) * ZONES.size()));
      }
      assertAll(
          () -> same("asked again", text, first, answers(kind, text, histories())),
          () -> same("another instance", text, first, answers(kind(), text, histories())),
          () -> same("another order", text, expected, answers(kind(), text, shuffled)),
          () -> same("other threads", text, first, answersOfThreads(kind, text)));
    }
  }

  @Test
  void answer_hangsNeitherOnTheZoneNorOnTheLanguageOfTheMachine() {
    TimeZone zone = TimeZone.getDefault();
    Locale locale = Locale.getDefault();
    for (String text : parameters()) {
      List<Optional<List<UUID>>> first = answers(kind(), text, histories());
      try {
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        same("elsewhere", text, first, answers(kind(), text, histories()));
      } finally {
        TimeZone.setDefault(zone);
        Locale.setDefault(locale);
      }
    }
  }

  @Test
  void answer_hangsNotOnTheClock() {
    if (knowsDates()) {
      return;
    }
    for (String text : parameters()) {
      List<List<Seen>> later = mapped(seen -> at(seen, seen.at().plus(ROUND)));
      List<List<Seen>> earlier = mapped(seen -> at(seen, seen.at().minus(ROUND)));
      List<Optional<List<UUID>>> now = inUtc(text, histories());
      assertAll(
          () -> same("400 years later", text, now, inUtc(text, later)),
          () -> same("400 years ago", text, now, inUtc(text, earlier)));
    }
  }

  @Test
  void answer_hangsNotOnTheIdsOfStatements() {
    for (String text : parameters()) {
      List<List<Seen>> renamed =
          mapped(
              seen ->
                  new Seen(
                      renamed(seen.statement()),
                      seen.at(),
                      seen.object(),
                      seen.registration(),
                      seen.value()));
      List<Optional<List<UUID>>> expected =
          answers(kind(), text, histories()).stream()
              .map(
                  answer ->
                      answer.map(ids -> ids.stream().map(ConditionKindContract::renamed).toList()))
              .toList();
      same("other ids", text, expected, answers(kind(), text, renamed));
    }
  }

  @Test
  void answer_namesStatementsThatItWasShown_inTheirOrder_eachOnce() {
    for (String text : parameters()) {
      P parameters = read(text);
      for (List<Seen> history : histories()) {
        List<UUID> shown = history.stream().map(Seen::statement).toList();
        List<UUID> named =
            kind().judge(parameters, List.copyOf(history), ZONES.get(0)).orElse(List.of());
        Set<UUID> once = new HashSet<>(named);
        assertEquals(
            shown.stream().filter(once::contains).toList(), named, () -> told(text, history));
      }
    }
  }

  @Test
  void answer_staysWhatItIs_whenWhatWasShownChanges() {
    for (String text : parameters()) {
      P parameters = read(text);
      for (List<Seen> history : histories()) {
        List<Seen> shown = new ArrayList<>(history);
        Optional<List<UUID>> answer = kind().judge(parameters, shown, ZONES.get(0));
        assertEquals(history, shown, () -> "it changed what it was shown: " + told(text, history));
        Optional<List<UUID>> before = answer.map(List::copyOf);
        shown.clear();
        assertEquals(before, answer.map(List::copyOf), () -> told(text, history));
      }
    }
  }

  private void same(
      String how,
      String text,
      List<Optional<List<UUID>>> expected,
      List<Optional<List<UUID>>> answers) {
    for (int i = 0; i < expected.size(); i++) {
      int one = i;
      assertEquals(
          expected.get(i),
          answers.get(i),
          () -> "not pure (" + how + "): {" + text + "}, answer " + one);
    }
  }

  private static String told(String text, List<Seen> history) {
    return "{" + text + "} of " + history;
  }

  private List<Optional<List<UUID>>> inUtc(String text, List<List<Seen>> histories) {
    P parameters = read(text);
    return histories.stream().map(h -> kind().judge(parameters, h, ZoneOffset.UTC)).toList();
  }

  /** What it says of each history, in each zone. */
  private List<Optional<List<UUID>>> answers(
      ConditionKind<P> kind, String text, List<List<Seen>> histories) {
    P parameters = read(text);
    return histories.stream().flatMap(h -> ask(kind, parameters, h).stream()).toList();
  }

  private List<Optional<List<UUID>>> answersOfThreads(ConditionKind<P> kind, String text) {
    P parameters = read(text);
    return histories().parallelStream().map(h -> ask(kind, parameters, h)).toList().stream()
        .flatMap(List::stream)
        .toList();
  }

  private List<Optional<List<UUID>>> ask(ConditionKind<P> kind, P parameters, List<Seen> history) {
    return ZONES.stream()
        .map(zone -> kind.judge(parameters, List.copyOf(history), zone).map(List::copyOf))
        .toList();
  }

  private List<List<Seen>> mapped(UnaryOperator<Seen> change) {
    return histories().stream().map(h -> h.stream().map(change).toList()).toList();
  }

  private static Seen at(Seen seen, Instant at) {
    return new Seen(seen.statement(), at, seen.object(), seen.registration(), seen.value());
  }

  private static UUID renamed(UUID id) {
    return UUID.nameUUIDFromBytes(id.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** As a definition has them. */
  private P read(String text) {
    String definition =
        """
        journey: contract
        version: 1
        entry: {"plugin:%s": {of: {verb: "https://example.org/did"}%s}}
        stages: [s]
        steps: {a: {stage: s}}
        """
            .formatted(kind().name(), text.isBlank() ? "" : ", " + text);
    Condition entry =
        new JourneyReader()
            .read(
                definition,
                new Vocabulary(Profiles.NONE, new Extensions(List.of(kind()), List.of())))
            .entry();
    Condition.Plugin<?> plugin = assertInstanceOf(Condition.Plugin.class, entry);
    return kind().parameters().type().cast(plugin.parameters());
  }
}
