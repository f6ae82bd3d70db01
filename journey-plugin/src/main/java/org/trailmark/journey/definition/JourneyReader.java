package org.trailmark.journey.definition;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.trailmark.lrs.problem.Fault;
import tools.jackson.databind.JsonNode;

/**
 * Makes a journey of a text, in YAML or JSON, or says everything that is wrong with it. Holds
 * nothing; safe on any thread.
 *
 * <p>The text is read with the line of every place, checked against the published JSON Schema, then
 * linted. Words of the language that this version does not know how to act on are refused, never
 * passed over.
 */
public final class JourneyReader {

  /**
   * Reads.
   *
   * @throws org.trailmark.lrs.problem.LrsException {@code INVALID_DOCUMENT}, with all faults, each
   *     with JSON pointer and line, in the order of the text
   */
  public Journey read(String text) {
    return readWithWarnings(text).journey();
  }

  /**
   * Reads a definition whose conditions may name patterns of xAPI Profiles and what extensions add.
   *
   * @param vocabulary patterns and conditions that it may name
   * @throws org.trailmark.lrs.problem.LrsException as {@link #read(String)}
   */
  public Journey read(String text, Vocabulary vocabulary) {
    return readWithWarnings(text, vocabulary).journey();
  }

  /**
   * Reads, and tells what is odd as well: a step that nothing leads to, a stage without a step.
   *
   * @throws org.trailmark.lrs.problem.LrsException as {@link #read(String)}
   */
  public Reading readWithWarnings(String text) {
    return readWithWarnings(text, Vocabulary.PLAIN);
  }

  /**
   * Reads a definition whose conditions may name patterns of xAPI Profiles and what extensions add,
   * and tells what is odd.
   *
   * @param vocabulary patterns and conditions that it may name
   * @throws org.trailmark.lrs.problem.LrsException as {@link #read(String)}
   */
  public Reading readWithWarnings(String text, Vocabulary vocabulary) {
    DefinitionText.Tree tree = DefinitionText.read(text);
    Faults faults = tree.faults();
    vocabulary.extensions().schema().check(tree.root(), faults);
    Journey journey =
        new JourneyBuilder(new Place("", tree.root()), faults, vocabulary)
            .build(ContentHash.of(tree.root()));
    if (faults.any()) {
      throw faults.toException();
    }
    new Lint(requireNonNull(journey, "without faults there is a journey"), faults).check();
    if (faults.any()) {
      throw faults.toException();
    }
    return new Reading(journey, faults.warnings());
  }

  /**
   * A text as JSON writes it: to show the rules that an explanation names by their pointers.
   *
   * @param text of a journey that was read before
   */
  public static JsonNode source(String text) {
    return DefinitionText.read(text).root();
  }

  /**
   * The JSON Schema (draft 2020-12) of a definition, to be published.
   *
   * @param extensions what a definition may name
   */
  public static String schema(Extensions extensions) {
    return extensions.schema().text();
  }

  /**
   * A text that was read.
   *
   * @param warnings what is odd, in the order of the text; the journey works all the same
   */
  public record Reading(Journey journey, List<Fault> warnings) {
    public Reading {
      requireNonNull(journey, "journey");
      warnings = List.copyOf(warnings);
    }
  }
}
