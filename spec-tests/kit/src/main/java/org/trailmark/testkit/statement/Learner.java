package org.trailmark.testkit.statement;

import static java.util.Objects.requireNonNull;

import org.trailmark.lrs.xapi.Ifi;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody who does things. The verbs are those of ADL's vocabulary; {@link #did} takes any.
 *
 * @param name a first name, which gets an address at example.org; or a whole e-mail address
 */
public record Learner(String name) {
  private static final String ADL = "http://adlnet.gov/expapi/verbs/";

  public Learner {
    requireNonNull(name, "name");
    if (name.isBlank()) {
      throw new IllegalArgumentException("a learner has a name");
    }
  }

  /** What makes her agent this one and no other. */
  public Ifi.Mbox ifi() {
    return new Ifi.Mbox("mailto:" + (name.contains("@") ? name : name + "@example.org"));
  }

  /** Her agent as xAPI writes it. */
  public String agentJson() {
    return agent().toString();
  }

  /**
   * She did something to something.
   *
   * @param verb IRI
   * @param activity IRI
   */
  public StatementDraft did(String verb, String activity) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("actor", agent());
    json.withObject("/verb").put("id", verb);
    json.withObject("/object").put("id", activity);
    return new StatementDraft(json);
  }

  public StatementDraft registered(String activity) {
    return did(ADL + "registered", activity);
  }

  public StatementDraft launched(String activity) {
    return did(ADL + "launched", activity);
  }

  public StatementDraft initialized(String activity) {
    return did(ADL + "initialized", activity);
  }

  public StatementDraft attempted(String activity) {
    return did(ADL + "attempted", activity);
  }

  public StatementDraft experienced(String activity) {
    return did(ADL + "experienced", activity);
  }

  public StatementDraft answered(String activity) {
    return did(ADL + "answered", activity);
  }

  public StatementDraft progressed(String activity) {
    return did(ADL + "progressed", activity);
  }

  public StatementDraft completed(String activity) {
    return did(ADL + "completed", activity);
  }

  public StatementDraft passed(String activity) {
    return did(ADL + "passed", activity);
  }

  public StatementDraft failed(String activity) {
    return did(ADL + "failed", activity);
  }

  public StatementDraft terminated(String activity) {
    return did(ADL + "terminated", activity);
  }

  ObjectNode agent() {
    return JsonNodeFactory.instance.objectNode().put("mbox", ifi().mailto());
  }
}
