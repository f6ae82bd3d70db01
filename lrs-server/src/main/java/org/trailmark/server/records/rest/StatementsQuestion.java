package org.trailmark.server.records.rest;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trailmark.server.records.query.Filter;
import org.trailmark.server.records.query.Order;

/**
 * Which statements somebody wants, in which order and form.
 *
 * @param after the place after which to begin; null: at the beginning
 * @param columns of a table
 * @param language of names, a tag
 */
record StatementsQuestion(
    Filter filter,
    Order order,
    Order.@Nullable Place after,
    Format format,
    List<CsvColumn> columns,
    String language) {

  /** The parameters that say so. */
  static final List<String> NAMES =
      Stream.concat(
              FilterParameters.NAMES.stream(),
              Stream.of("sort", "order", "after", "format", "columns", "language"))
          .toList();

  private static final Pattern PLACE = Pattern.compile("(-?[0-9]{1,18})\\.([0-9]{1,18})");

  private enum Sort {
    STORED,
    TIMESTAMP
  }

  private enum Direction {
    ASC,
    DESC
  }

  /**
   * Reads it; what is wrong is gathered in the parameters.
   *
   * @param otherwise the form where none is said
   */
  static StatementsQuestion read(Parameters sent, Format otherwise) {
    return new StatementsQuestion(
        FilterParameters.read(sent),
        new Order(
            sent.one("sort", Parameters.choice(Sort.class), Sort.STORED) == Sort.TIMESTAMP,
            sent.one("order", Parameters.choice(Direction.class), Direction.DESC) == Direction.ASC),
        sent.one("after", StatementsQuestion::place),
        sent.one("format", Parameters.choice(Format.class), otherwise),
        sent.one("columns", CsvColumn::read, CsvColumn.USUAL),
        sent.one("language", text -> text, "en"));
  }

  /** What a browser saves all of them as. */
  String fileName() {
    return format == Format.CSV ? "statements.csv" : "statements.jsonl";
  }

  /** A place as a text that is given back as {@code after}. */
  static String text(Order.Place place) {
    return place.timestamp() + "." + place.seq();
  }

  static Order.Place place(String text) {
    Matcher matcher = PLACE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("must be one that an answer gave as more");
    }
    return new Order.Place(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
  }
}
