package org.trailmark.server.console;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trailmark.lrs.hash.Sha256;

/**
 * What a browser may load for the console: files of this server, and nothing else. Scripts and
 * styles in the page are refused, but for its import map, which browsers take from nowhere else: it
 * is allowed by its hash, so no other text gets in by the same door.
 */
final class ContentPolicy {
  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  private ContentPolicy() {}

  /** The policy, as its header says it, for a page with one import map. */
  static String of(String page) {
    Matcher map = IMPORT_MAP.matcher(page);
    if (!map.find()) {
      throw new IllegalStateException("the console's page has no import map");
    }
    return "default-src 'none'; script-src 'self' 'sha256-"
        + Base64.getEncoder().encodeToString(Sha256.of(map.group(1)))
        + "'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none';"
        + " form-action 'none'; frame-ancestors 'none'";
  }
}
