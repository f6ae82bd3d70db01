package org.trailmark.lrs.xapi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes an object out of spans of another document. */
final class JsonBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private boolean first = true;

  JsonBytes() {
    out.write('{');
  }

  /**
   * Adds a property.
   *
   * @param name of the standard: needs no escapes
   */
  JsonBytes add(String name, byte[] value) {
    return key('"' + name + '"').value(value, 0, value.length);
  }

  JsonBytes add(String name, JsonSpan value) {
    return key('"' + name + '"').value(value.json(), value.start(), value.end());
  }

  private JsonBytes key(String quoted) {
    if (!first) {
      out.write(',');
    }
    first = false;
    out.writeBytes(quoted.getBytes(StandardCharsets.UTF_8));
    out.write(':');
    return this;
  }

  private JsonBytes value(byte[] bytes, int start, int end) {
    out.write(bytes, start, end - start);
    return this;
  }

  byte[] end() {
    out.write('}');
    return out.toByteArray();
  }

  /** An array of finished values. */
  static byte[] array(Iterable<byte[]> elements) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    char before = '[';
    for (byte[] element : elements) {
      out.write(before);
      out.writeBytes(element);
      before = ',';
    }
    if (before == '[') {
      out.write('[');
    }
    out.write(']');
    return out.toByteArray();
  }
}
