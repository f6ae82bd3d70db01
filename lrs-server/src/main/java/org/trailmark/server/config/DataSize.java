package org.trailmark.server.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of data, written like {@code 16MiB}; a number alone is bytes.
 *
 * @param bytes 0 or more
 */
public record DataSize(long bytes) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,18}) ?(B|KiB|MiB|GiB|TiB|)");
  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");
  private static final int SHIFT = 10;

  public DataSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("a size is 0 or more");
    }
  }

  /**
   * Reads one.
   *
   * @throws NumberFormatException if it is none
   */
  static DataSize of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new NumberFormatException(text);
    }
    long number = Long.parseLong(form.group(1));
    int shift = SHIFT * Math.max(0, UNITS.indexOf(form.group(2)));
    if (number > Long.MAX_VALUE >> shift) {
      throw new NumberFormatException(text + " is too large");
    }
    return new DataSize(number << shift);
  }

  /** In bytes, for what cannot be larger than an array. */
  public int arrayBytes() {
    return (int) Math.min(bytes, Integer.MAX_VALUE - 8);
  }

  /** In the largest unit that leaves a whole number. */
  @Override
  public String toString() {
    int unit = 0;
    long number = bytes;
    while (number != 0 && number % 1024 == 0 && unit < UNITS.size() - 1) {
      number >>= SHIFT;
      unit++;
    }
    return String.format(Locale.ROOT, "%d%s", number, UNITS.get(unit));
  }
}
