package org.trailmark.server.http;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Times as text, of which many in a row are the same: the last one is kept. Safe on any thread. */
final class LastText {
  private final DateTimeFormatter format;
  private final AtomicReference<@Nullable Said> last = new AtomicReference<>();

  /**
   * @param format with a zone
   */
  LastText(DateTimeFormatter format) {
    this.format = format;
  }

  String of(Instant time) {
    Said said = last.get();
    if (said == null || !said.time.equals(time)) {
      said = new Said(time, format.format(time));
      last.set(said);
    }
    return said.text;
  }

  private record Said(Instant time, String text) {}
}
