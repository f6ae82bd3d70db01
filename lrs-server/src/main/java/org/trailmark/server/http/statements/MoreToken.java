package org.trailmark.server.http.statements;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.trailmark.lrs.store.StatementQuery.Cursor;
import org.trailmark.server.http.xapi.QueryParameters;

/**
 * What stands behind {@code more}: the whole query and the place to go on from, so that the server
 * remembers nothing and the address stays good for ever. Opaque to clients; nothing in it is
 * trusted, it is read like any request.
 */
record MoreToken(MultivaluedMap<String, String> parameters, Cursor cursor) {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,18})\\.([0-9]{1,18})\\?(.*)");

  static String write(Map<String, String> parameters, Cursor cursor) {
    String query =
        parameters.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    String text = cursor.after() + "." + cursor.newest() + "?" + query;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws org.trailmark.lrs.problem.LrsException {@code INVALID_PARAMETER} if it is something
   *     else
   */
  static MoreToken read(String token) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      Matcher matcher = FORM.matcher(text);
      if (matcher.matches()) {
        return new MoreToken(
            parameters(matcher.group(3)),
            new Cursor(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))));
      }
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
    throw unknown();
  }

  private static MultivaluedMap<String, String> parameters(String query) {
    MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
    if (!query.isEmpty()) {
      for (String pair : query.split("&", -1)) {
        int equals = pair.indexOf('=');
        parameters.add(
            pair.substring(0, Math.max(equals, 0)),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return parameters;
  }

  private static org.trailmark.lrs.problem.LrsException unknown() {
    return QueryParameters.invalid("\"more\" is not one that this server gave.");
  }
}
