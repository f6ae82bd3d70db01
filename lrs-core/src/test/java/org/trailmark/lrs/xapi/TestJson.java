package org.trailmark.lrs.xapi;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes plain Maps and Lists as JSON: compact, or with white space wherever JSON allows it. */
public final class TestJson {
  private final String gap;
  private final StringBuilder text = new StringBuilder();

  private TestJson(String gap) {
    this.gap = gap;
  }

  public static byte[] compact(Object value) {
    return new TestJson("").bytes(value);
  }

  public static byte[] spaced(Object value) {
    return new TestJson(" \r\n\t").bytes(value);
  }

  private byte[] bytes(Object value) {
    text.append(gap);
    write(value);
    text.append(gap);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void write(Object value) {
    if (value instanceof Map<?, ?> map) {
      String before = "{" + gap;
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        text.append(before);
        string((String) entry.getKey());
        text.append(gap).append(':').append(gap);
        write(entry.getValue());
        before = gap + "," + gap;
      }
      text.append(map.isEmpty() ? before : gap).append('}');
    } else if (value instanceof List<?> list) {
      String before = "[" + gap;
      for (Object element : list) {
        text.append(before);
        write(element);
        before = gap + "," + gap;
      }
      text.append(list.isEmpty() ? before : gap).append(']');
    } else if (value instanceof String string) {
      string(string);
    } else {
      text.append(value);
    }
  }

  private void string(String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ') {
        text.append(String.format("\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
