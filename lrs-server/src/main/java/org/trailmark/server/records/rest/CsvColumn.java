package org.trailmark.server.records.rest;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a table of statements may have. */
enum CsvColumn {
  SEQ("seq", Line::seq),
  ID("id", Line::id),
  STORED("stored", Line::stored),
  TIMESTAMP("timestamp", Line::timestamp),
  LEARNER("learner", Line::learner),
  LEARNER_NAME("learnerName", Line::learnerName),
  VERB("verb", line -> line.shown().verb().id()),
  VERB_NAME("verbName", line -> line.name(line.shown().verb().name())),
  ACTIVITY("activity", line -> line.activity(Shown.Activity::id)),
  ACTIVITY_NAME("activityName", line -> line.activity(activity -> line.name(activity.name()))),
  TYPE("type", line -> line.activity(Shown.Activity::type)),
  REGISTRATION("registration", Line::registration),
  PLATFORM("platform", Line::platform),
  SCORE("score", line -> line.shown().score()),
  SUCCESS("success", line -> line.shown().success()),
  COMPLETION("completion", line -> line.shown().completion()),
  DURATION("duration", line -> line.shown().duration()),
  VOIDED("voided", line -> line.shown().voided()),
  STATEMENT("statement", line -> line.shown().statement());

  /** What a table has where nobody says; the whole statement would make it ten times as wide. */
  static final List<CsvColumn> USUAL =
      Arrays.stream(values()).filter(column -> column != STATEMENT && column != SEQ).toList();

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // each is a lambda that holds nothing
  private final Function<Line, @Nullable Object> value;

  CsvColumn(String title, Function<Line, @Nullable Object> value) {
    this.title = title;
    this.value = value;
  }

  String title() {
    return title;
  }

  @Nullable Object of(Line line) {
    return value.apply(line);
  }

  /**
   * The columns of a list of names.
   *
   * @throws IllegalArgumentException saying what they may be
   */
  static List<CsvColumn> read(String list) {
    return Arrays.stream(list.split(",", -1)).map(name -> ofTitle(name.strip())).toList();
  }

  private static CsvColumn ofTitle(String title) {
    return Arrays.stream(values())
        .filter(column -> column.title.equals(title))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "must be a list of "
                        + String.join(
                            ", ", Arrays.stream(values()).map(CsvColumn::title).toList())));
  }

  /** What a line of a table is made of. */
  record Line(
      Shown.Statement shown,
      @Nullable String learnerKey,
      @Nullable Object registration,
      @Nullable String platform,
      String language) {

    long seq() {
      return shown.seq();
    }

    String id() {
      return shown.id();
    }

    Object stored() {
      return shown.stored();
    }

    Object timestamp() {
      return shown.timestamp();
    }

    /** The identifier, or for want of one the id. */
    @Nullable Object learner() {
      Shown.Learner learner = shown.learner();
      return learnerKey != null || learner == null ? learnerKey : learner.id();
    }

    @Nullable Object learnerName() {
      Shown.Learner learner = shown.learner();
      return learner == null ? null : learner.name();
    }

    @Nullable Object activity(Function<Shown.Activity, @Nullable Object> part) {
      Shown.Activity activity = shown.activity();
      return activity == null ? null : part.apply(activity);
    }

    /** The name in the language, one of its kind, English, or any. */
    @Nullable String name(Map<String, String> names) {
      for (String wanted : List.of(language, language.split("-", -1)[0], "en")) {
        for (Map.Entry<String, String> name : names.entrySet()) {
          String tag = name.getKey();
          if (tag.equalsIgnoreCase(wanted) || tag.startsWith(wanted + "-")) {
            return name.getValue();
          }
        }
      }
      return names.values().stream().findFirst().orElse(null);
    }
  }
}
