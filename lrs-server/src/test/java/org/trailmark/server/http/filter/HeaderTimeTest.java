package org.trailmark.server.http.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class HeaderTimeTest {
  private static final DateTimeFormatter HTTP =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** From 1970 to the end of 9999. */
  @Property
  void everyMoment_isWrittenAsTheLibraryWritesIt(
      @ForAll @LongRange(min = 0, max = 253_402_300_799_999L) long millis) {
    Instant moment = Instant.ofEpochMilli(millis);

    assertThat(HeaderTime.http(moment)).isEqualTo(HTTP.format(moment));
    assertThat(HeaderTime.iso(moment)).isEqualTo(ISO.format(moment));
  }
}
