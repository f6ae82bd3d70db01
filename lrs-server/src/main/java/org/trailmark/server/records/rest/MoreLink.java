package org.trailmark.server.records.rest;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** Where the next part of a list is: the same question, continued. */
final class MoreLink {
  private MoreLink() {}

  /**
   * The link, relative to {@code /admin/api/}.
   *
   * @param path of the resource
   * @param after what the next part begins after
   */
  static String of(String path, MultivaluedMap<String, String> sent, String after) {
    StringJoiner query = new StringJoiner("&", path + "?", "");
    sent.forEach(
        (name, values) -> {
          if (!name.equals("after") && !name.equals("count")) {
            values.forEach(value -> query.add(name + "=" + encoded(value)));
          }
        });
    return query.add("after=" + encoded(after)).toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
