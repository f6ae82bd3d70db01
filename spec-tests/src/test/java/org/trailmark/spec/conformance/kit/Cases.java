package org.trailmark.spec.conformance.kit;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.trailmark.spec.conformance.http.Answer;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.json.Comparison;
import org.trailmark.spec.conformance.json.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tables of cases: a valid statement, one place in it, and the values that make the difference.
 * Values are JSON, written with single quotes.
 */
public final class Cases {
  private final Lrs lrs;
  private final Statements statements;

  public Cases(Lrs lrs) {
    this.lrs = lrs;
    this.statements = new Statements(lrs);
  }

  /** A case for each value at a place of a sample: it must be refused. */
  public Stream<DynamicTest> refused(
      Supplier<ObjectNode> sample, String pointer, String... values) {
    return Arrays.stream(values)
        .map(
            value ->
                refused(
                    pointer + " = " + shortened(value),
                    () -> Json.with(sample.get(), pointer, value)));
  }

  /** A case for each value at each of several places of a sample: it must be refused. */
  public Stream<DynamicTest> refused(
      Supplier<ObjectNode> sample, List<String> pointers, String... values) {
    return pointers.stream().flatMap(pointer -> refused(sample, pointer, values));
  }

  /** A statement that must be refused. */
  public DynamicTest refused(String name, Supplier<ObjectNode> statement) {
    return dynamicTest(name, () -> refuse(statement.get()));
  }

  /** A case for each place of a sample, which is left out: it must be refused. */
  public Stream<DynamicTest> refusedWithout(Supplier<ObjectNode> sample, String... pointers) {
    return Arrays.stream(pointers)
        .map(pointer -> refused("without " + pointer, () -> Json.without(sample.get(), pointer)));
  }

  /** A case for each value at a place of a sample: it must be stored and answered back. */
  public Stream<DynamicTest> accepted(
      Supplier<ObjectNode> sample, String pointer, String... values) {
    return Arrays.stream(values)
        .map(
            value ->
                accepted(
                    pointer + " = " + shortened(value),
                    () -> Json.with(sample.get(), pointer, value)));
  }

  /** A case for each place of a sample, which is left out: it must be stored all the same. */
  public Stream<DynamicTest> acceptedWithout(Supplier<ObjectNode> sample, String... pointers) {
    return Arrays.stream(pointers)
        .map(pointer -> accepted("without " + pointer, () -> Json.without(sample.get(), pointer)));
  }

  /** A statement that must be stored and answered back as it was sent. */
  public DynamicTest accepted(String name, Supplier<ObjectNode> statement) {
    return dynamicTest(name, () -> accept(statement.get()));
  }

  /** Sends a statement that must be refused. */
  public Answer refuse(ObjectNode statement) {
    return lrs.postStatements(statement).expect(400);
  }

  /** Sends a statement that must be stored, and returns it as it came back. */
  public ObjectNode accept(ObjectNode statement) {
    ObjectNode received = statements.roundTrip(statement);
    Comparison.assertAnsweredBack(statement, received);
    return received;
  }

  private static String shortened(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100) + "...";
  }
}
