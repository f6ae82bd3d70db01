package org.trailmark.journey.definition;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.Nearest;

/**
 * Makes the model of a text and checks that every name refers to something. Goes through the whole
 * text even where the schema found faults, so that an author sees everything at once.
 */
final class JourneyBuilder {
  private static final Span REVISE = Span.parse("P90D");
  private static final Duration MAX_SKEW = Duration.ofMinutes(5);

  private final Place root;
  private final Faults faults;
  private final Spans spans;
  private final ConditionReader conditions;
  private final TouchpointReader touchpointReader;
  private final Iris iris;

  /** Ids that may be referred to. */
  private final Set<String> steps;

  private final Set<String> exits;
  private final Set<String> touchpoints;
  private final List<String> stages;

  JourneyBuilder(Place root, Faults faults, Vocabulary vocabulary) {
    this.root = root;
    this.faults = faults;
    this.spans = new Spans(faults);
    this.iris = new Iris(root.at("prefixes"), faults);
    this.conditions =
        new ConditionReader(
            iris, new Topics(root.at("topics"), iris, faults), spans, faults, vocabulary);
    this.touchpointReader = new TouchpointReader(spans, faults, vocabulary.attributes());
    this.steps = root.at("steps").entries().keySet();
    this.exits = root.at("exits").entries().keySet();
    this.touchpoints = root.at("touchpoints").entries().keySet();
    this.stages =
        root.at("stages").items().stream().map(Place::text).filter(Objects::nonNull).toList();
  }

  /**
   * The journey; null where a part without which there is none is missing, and the schema has said
   * so. Meaningless while there are faults.
   */
  @Nullable Journey build(String hash) {
    TimeRules time = time(root.at("time"));
    conditions.readOutcomes(root.at("memory"));
    Condition entry = conditions.read(root.at("entry"));
    Map<String, Step> readSteps = new LinkedHashMap<>();
    root.at("steps").entries().forEach((id, place) -> readSteps.put(id, step(id, place)));
    Map<String, Exit> readExits = new LinkedHashMap<>();
    root.at("exits").entries().forEach((id, place) -> readExits.put(id, exit(id, place)));
    Map<String, Touchpoint> readTouchpoints = new LinkedHashMap<>();
    root.at("touchpoints")
        .entries()
        .forEach((id, place) -> readTouchpoints.put(id, touchpointReader.read(id, place)));
    ContactPolicy contact = new ContactPolicyReader(spans, faults).read(root);
    for (String prefix : iris.unused()) {
      faults.warn("/prefixes/" + prefix, "Nothing is written with the prefix '" + prefix + "'.");
    }
    if (entry == null || readSteps.isEmpty()) {
      return null;
    }
    return new Journey(
        root.at("journey").text(""),
        root.at("version").number(0),
        hash,
        title(root.at("title")),
        new Journey.Purpose(
            root.at("purpose").at("need").text(""), root.at("purpose").at("beneficiary").text("")),
        time,
        entry,
        stages,
        readSteps,
        readExits,
        readTouchpoints,
        conditions.matches(),
        conditions.values(),
        reentry(root.at("reentry")),
        goals(root.at("goals")),
        succession(root.at("runs")),
        contact);
  }

  private TimeRules time(Place place) {
    Duration skew = spans.clock(place.at("maxSkew"));
    return new TimeRules(
        spans.read(place.at("grace"), Spans.zero()),
        spans.read(place.at("revise"), REVISE),
        skew == null ? MAX_SKEW : skew,
        zone(place.at("zone")));
  }

  private ZoneId zone(Place place) {
    try {
      return ZoneId.of(place.text("UTC"));
    } catch (DateTimeException e) {
      faults.add(
          place.pointer(),
          "'"
              + place.text()
              + "' is not a time zone"
              + Nearest.hint(place.text(""), ZoneId.getAvailableZoneIds()));
      return ZoneOffset.UTC;
    }
  }

  /** A text without a language is filed under {@code und}, as BCP 47 does. */
  private static Map<String, String> title(Place place) {
    Map<String, String> title = new LinkedHashMap<>();
    if (place.text() != null) {
      title.put("und", place.text());
    }
    place.entries().forEach((tag, text) -> title.put(tag, text.text("")));
    return title;
  }

  private Step step(String id, Place place) {
    refer(place.at("stage"), "stage", stages);
    List<String> touch = new ArrayList<>();
    for (Place item : place.at("touch").items()) {
      refer(item, "touchpoint", touchpoints);
      touch.add(item.text(""));
    }
    List<Step.Rule> on = new ArrayList<>();
    for (Place rule : place.at("on").items()) {
      Condition when = conditions.read(rule);
      Target to = target(rule.at("to"));
      if (when != null && to != null) {
        on.add(new Step.Rule(rule.pointer(), to, when));
      }
    }
    return new Step(
        id,
        place.at("stage").text(""),
        touch,
        on,
        timers(place.at("after")),
        timers(place.at("idle")));
  }

  private List<Step.Timer> timers(Place list) {
    List<Step.Timer> timers = new ArrayList<>();
    for (Place timer : list.items()) {
      Span span = spans.positive(timer.at("after"));
      Target to = target(timer.at("to"));
      if (span != null && to != null) {
        timers.add(new Step.Timer(timer.pointer(), to, span));
      }
    }
    return timers;
  }

  private Exit exit(String id, Place place) {
    Exit.Counts counts = Exit.Counts.NEUTRAL;
    for (Exit.Counts value : Exit.Counts.values()) {
      if (value.name().toLowerCase(Locale.ROOT).equals(place.at("counts").text())) {
        counts = value;
      }
    }
    return new Exit(id, counts, conditions.read(place.at("on")));
  }

  /** Either a word, or a map that says more. */
  private Reentry reentry(Place place) {
    String when = place.at("when").text(place.text("never"));
    String instance = place.at("instance").text("learner");
    Span cooldown = spans.positive(place.at("cooldown"));
    if (cooldown != null && !when.equals("afterExit")) {
      faults.add(place.at("cooldown").pointer(), "This needs 'when: afterExit'.");
    }
    return new Reentry(
        when.equals("afterExit"),
        cooldown,
        instance.equals("context.registration")
            ? Reentry.Instance.REGISTRATION
            : Reentry.Instance.LEARNER);
  }

  private List<Goal> goals(Place list) {
    List<Goal> goals = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Place goal : list.items()) {
      String id = goal.at("id").text("");
      if (!ids.add(id)) {
        faults.add(goal.at("id").pointer(), "There is another goal '" + id + "'.");
      }
      refer(goal.at("exit"), "exit", exits);
      refer(goal.at("step"), "step", steps);
      Span within = spans.positive(goal.at("within"));
      String exit = goal.at("exit").text();
      String step = goal.at("step").text();
      if (goal.at("exit").exists() == goal.at("step").exists()) {
        faults.add(goal.pointer(), "Say 'exit' or 'step' here, one of the two.");
      }
      if (exit != null) {
        goals.add(new Goal(id, Target.exit(exit), within));
      } else if (step != null) {
        goals.add(new Goal(id, Target.step(step), within));
      }
    }
    return goals;
  }

  /** Either a word, or a map of steps. */
  private Succession succession(Place place) {
    Place map = place.at("map");
    if (!map.exists()) {
      return "pin".equals(place.text())
          ? new Succession(Succession.How.PIN, Map.of())
          : Succession.FOLLOW;
    }
    Map<String, String> renamed = new LinkedHashMap<>();
    map.entries()
        .forEach(
            (old, to) -> {
              refer(to, "step", steps);
              renamed.put(old, to.text(""));
            });
    return new Succession(Succession.How.MAP, renamed);
  }

  private @Nullable Target target(Place place) {
    String text = place.text();
    if (text == null) {
      return null;
    }
    boolean exit = text.startsWith("exit:");
    String id = exit ? text.substring("exit:".length()) : text;
    if (!exit && !steps.contains(id) && exits.contains(id)) {
      faults.add(place.pointer(), "'" + id + "' is an exit; write 'exit:" + id + "'.");
    } else if (!(exit ? exits : steps).contains(id)) {
      faults.add(
          place.pointer(),
          (exit ? "There is no exit '" : "There is no step '")
              + id
              + "'"
              + Nearest.hint(id, exit ? exits : steps));
    }
    return new Target(id, exit);
  }

  private void refer(Place place, String what, Collection<String> known) {
    String name = place.text();
    if (name != null && !known.contains(name)) {
      faults.add(
          place.pointer(), "There is no " + what + " '" + name + "'" + Nearest.hint(name, known));
    }
  }
}
