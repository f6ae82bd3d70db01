package org.trailmark.journey.profile;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A Pattern as a Profile writes it.
 *
 * @param id its IRI
 * @param primary whether statements are matched against it by itself; else it is a part of others
 * @param of IRIs of the templates and patterns that it is made of; not empty
 */
public record ProfilePattern(String id, boolean primary, Operator operator, List<String> of) {

  public ProfilePattern {
    requireNonNull(id, "id");
    requireNonNull(operator, "operator");
    of = List.copyOf(of);
  }

  /** How the parts go together. */
  public enum Operator {
    SEQUENCE("sequence", true),
    ALTERNATES("alternates", true),
    OPTIONAL("optional", false),
    ONE_OR_MORE("oneOrMore", false),
    ZERO_OR_MORE("zeroOrMore", false);

    private final String key;
    private final boolean several;

    Operator(String key, boolean several) {
      this.key = key;
      this.several = several;
    }

    /** As a Profile writes it. */
    String key() {
      return key;
    }

    /** Whether it takes a list of parts; else it takes one. */
    boolean several() {
      return several;
    }
  }
}
