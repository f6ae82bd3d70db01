package org.trailmark.lrs.csv;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes comma-separated values (RFC 4180) as they come. Names come from statements, and a
 * spreadsheet takes a cell that begins with {@code =}, {@code +}, {@code -} or {@code @} for a
 * formula: such a text is written after an apostrophe.
 */
public final class CsvOut {
  public static final String MEDIA_TYPE = "text/csv; charset=UTF-8";

  private final Writer out;

  public CsvOut(OutputStream out) {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  /** Writes a line; null is an empty cell. */
  public void line(@Nullable Object... cells) throws IOException {
    out.write(Arrays.stream(cells).map(CsvOut::cell).collect(Collectors.joining(",")));
    out.write("\r\n");
  }

  /** Hands over what was written so far. */
  public void flush() throws IOException {
    out.flush();
  }

  private static String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    String text = value.toString();
    if (!(value instanceof Number) && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
      text = "'" + text;
    }
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
