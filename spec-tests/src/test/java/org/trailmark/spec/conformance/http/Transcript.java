package org.trailmark.spec.conformance.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes an exchange down for the report. Secrets are left out. */
final class Transcript {
  private static final int SHOWN = 6_000;

  private Transcript() {}

  static String of(
      String method, String uri, Map<String, List<String>> headers, byte[] body, Answer answer) {
    StringBuilder text = new StringBuilder();
    text.append(method).append(' ').append(uri).append('\n');
    headers(text, headers);
    body(text, body);
    text.append("\n-> ").append(answer.status()).append('\n');
    headers(text, answer.headers());
    body(text, answer.body());
    return text.toString();
  }

  private static void headers(StringBuilder text, Map<String, List<String>> headers) {
    headers.forEach(
        (name, values) -> {
          String value = name.equalsIgnoreCase("authorization") ? "..." : String.join(", ", values);
          text.append(name).append(": ").append(value).append('\n');
        });
  }

  private static void body(StringBuilder text, byte[] body) {
    if (body.length == 0) {
      return;
    }
    text.append('\n');
    text.append(new String(body, 0, Math.min(body.length, SHOWN), StandardCharsets.UTF_8));
    text.append(body.length > SHOWN ? " ... (" + body.length + " bytes)\n" : "\n");
  }
}
