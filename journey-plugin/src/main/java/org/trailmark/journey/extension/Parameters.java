package org.trailmark.journey.extension;

import static java.util.Objects.requireNonNull;

/**
 * What an extension may be told where a definition names it: a record of its own, and the JSON
 * Schema that says the same to authors and their editors.
 *
 * <p>The schema (draft 2020-12, of an object) becomes part of the published schema of definitions.
 * It may refer to the parts of the language, as {@code {"$ref": "#/$defs/span"}} does, and has no
 * {@code $defs} and no {@code $id} of its own. What it calls {@code description} is what authors
 * read where something does not fit: "This must be DESCRIPTION."
 *
 * <p>What fits the schema is put into the record: whole numbers, {@code BigDecimal}, {@code
 * boolean}, texts, {@code Duration}, {@code Period}, enums, lists, and records of these. What is
 * left out is null, or 0 where the component is a primitive. What the record's constructor refuses
 * with an {@link IllegalArgumentException} is a fault of the definition, in the words of its
 * message.
 *
 * @param type the record; two that are equal must mean the same
 * @param schema JSON text
 */
public record Parameters<P extends Record>(Class<P> type, String schema) {
  public Parameters {
    requireNonNull(type, "type");
    requireNonNull(schema, "schema");
  }
}
