package org.trailmark.testkit.statement;

import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The words that statements are made of, to be imported statically. */
public final class Statements {
  private static final String VOIDED = "http://adlnet.gov/expapi/verbs/voided";

  private Statements() {}

  /**
   * Somebody who learns.
   *
   * @param name a first name, which gets an address at example.org; or a whole e-mail address
   */
  public static Learner learner(String name) {
    return new Learner(name);
  }

  /** {@code result.score.scaled}, from -1 to 1. */
  public static Detail score(double scaled) {
    return new Detail(s -> s.withObject("/result/score").put("scaled", scaled));
  }

  /** {@code result.success}. */
  public static Detail success(boolean success) {
    return new Detail(s -> s.withObject("/result").put("success", success));
  }

  /** {@code result.completion}. */
  public static Detail completion(boolean completion) {
    return new Detail(s -> s.withObject("/result").put("completion", completion));
  }

  /** {@code result.response}: what she answered. */
  public static Detail response(String response) {
    return new Detail(s -> s.withObject("/result").put("response", response));
  }

  /** {@code result.duration}. */
  public static Detail duration(Duration duration) {
    return new Detail(s -> s.withObject("/result").put("duration", duration.toString()));
  }

  /** {@code context.registration}. */
  public static Detail registration(UUID registration) {
    return new Detail(s -> s.withObject("/context").put("registration", registration.toString()));
  }

  /** {@code context.contextActivities.parent}: the activity that this one is a part of. */
  public static Detail parent(String activity) {
    return contextActivity("parent", activity);
  }

  /** {@code context.contextActivities.grouping}: the programme to which the activity belongs. */
  public static Detail grouping(String activity) {
    return contextActivity("grouping", activity);
  }

  /** {@code context.contextActivities.category}: the profile by which the statement is made. */
  public static Detail category(String activity) {
    return contextActivity("category", activity);
  }

  /**
   * {@code context.team}.
   *
   * @param name of the team, which has an account of this name at example.org
   */
  public static Detail team(String name) {
    return new Detail(
        s -> {
          ObjectNode team = s.withObject("/context/team");
          team.put("objectType", "Group").put("name", name);
          team.withObject("/account").put("homePage", "https://example.org").put("name", name);
        });
  }

  /** {@code object.definition.type}: what sort of activity it is. */
  public static Detail type(String type) {
    return new Detail(s -> s.withObject("/object/definition").put("type", type));
  }

  /** Declares that a statement was a mistake (xAPI-Data 2.3.2). */
  public static StatementDraft voiding(UUID statement) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("actor", learner("admin").agent());
    json.withObject("/verb").put("id", VOIDED);
    json.withObject("/object").put("objectType", "StatementRef").put("id", statement.toString());
    return new StatementDraft(json);
  }

  private static Detail contextActivity(String relation, String activity) {
    return new Detail(
        s ->
            s.withObject("/context/contextActivities")
                .withArray("/" + relation)
                .addObject()
                .put("id", activity));
  }
}
