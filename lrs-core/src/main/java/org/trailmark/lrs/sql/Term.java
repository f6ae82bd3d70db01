package org.trailmark.lrs.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.trailmark.lrs.xapi.StatementKeys;

/** Something that a statement is found by: an agent, a verb, an activity, a registration. */
record Term(TermKind kind, String value) {

  /** All that a statement with these keys is found by. */
  static List<Term> of(StatementKeys keys) {
    List<Term> terms = new ArrayList<>();
    terms.add(new Term(TermKind.VERB, keys.verb()));
    add(terms, TermKind.AGENT, keys.agents());
    add(terms, TermKind.RELATED_AGENT, keys.relatedAgents());
    if (keys.activity() != null) {
      terms.add(new Term(TermKind.ACTIVITY, keys.activity()));
    }
    add(terms, TermKind.RELATED_ACTIVITY, keys.relatedActivities());
    if (keys.registration() != null) {
      terms.add(new Term(TermKind.REGISTRATION, keys.registration().toString()));
    }
    return terms;
  }

  private static void add(List<Term> terms, TermKind kind, Set<String> values) {
    for (String value : values) {
      terms.add(new Term(kind, value));
    }
  }
}
