package org.trailmark.lrs.problem;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a document, and where.
 *
 * @param index position of the statement in its batch, from 0; {@code -1} where the document is no
 *     batch of statements
 * @param pointer RFC 6901 JSON pointer within that statement or document; the empty string is the
 *     whole of it
 * @param line line of the text, from 1, where the author wrote the text by hand (YAML); 0 where
 *     lines mean nothing
 * @param message what is wrong and what would be right, in one sentence
 * @param clause the clause of the standard that says so, for example {@code "xAPI-Data 2.4.4"};
 *     null where no standard is concerned
 */
public record Fault(int index, String pointer, int line, String message, @Nullable String clause) {

  public Fault {
    requireNonNull(pointer, "pointer");
    requireNonNull(message, "message");
    if (index < -1) {
      throw new IllegalArgumentException("index " + index);
    }
    if (line < 0) {
      throw new IllegalArgumentException("line " + line);
    }
  }

  /** A fault in the statement at {@code index} of a batch. */
  public static Fault inStatement(int index, String pointer, String message, String clause) {
    return new Fault(index, pointer, 0, message, clause);
  }

  /** A fault in a document written by hand. */
  public static Fault inDocument(String pointer, int line, String message) {
    return new Fault(-1, pointer, line, message, null);
  }

  /**
   * The pointer to a property of what another one points to.
   *
   * @param parent RFC 6901 JSON pointer; the empty string is the whole document
   * @param name of the property, as it stands in the document
   */
  public static String child(String parent, String name) {
    return parent + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (index >= 0) {
      text.append("statement ").append(index).append(' ');
    }
    if (line > 0) {
      text.append("line ").append(line).append(' ');
    }
    text.append(pointer.isEmpty() ? "(whole)" : pointer).append(": ").append(message);
    if (clause != null) {
      text.append(" [").append(clause).append(']');
    }
    return text.toString();
  }
}
