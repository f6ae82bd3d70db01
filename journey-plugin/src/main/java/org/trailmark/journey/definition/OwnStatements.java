package org.trailmark.journey.definition;

/**
 * How to know the statements that this module itself writes into the store, by the channel {@code
 * statement}. They match nothing, so that a journey never feeds on itself, unless a match names
 * their category.
 */
public final class OwnStatements {
  /** IRI of the context category that each of them carries; never changed. */
  public static final String CATEGORY = "urn:trailmark:category:journey";

  private OwnStatements() {}
}
