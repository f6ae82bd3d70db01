package org.trailmark.spec.conformance.kit;

import java.net.URI;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.http.Version;

/**
 * The LRS that this run judges: the one that the system properties {@code lrs.endpoint}, {@code
 * lrs.key} and {@code lrs.secret} name, or else a Trailmark that is started here, once. {@code
 * xapi.version} chooses the version, {@code 1.0.3} by default.
 */
public final class LrsUnderTest {
  private static final String ENDPOINT = System.getProperty("lrs.endpoint", "");
  private static final Version VERSION =
      Version.of(System.getProperty("xapi.version", Version.V1_0_3.header()));

  private LrsUnderTest() {}

  /** The LRS; started by the first who asks. */
  public static Lrs get() {
    return Holder.LRS;
  }

  /** Whether it is a Trailmark that this run started: then places of faults are checked too. */
  public static boolean isOwn() {
    return ENDPOINT.isBlank();
  }

  private static Lrs connect() {
    if (isOwn()) {
      OwnServer own = OwnServer.start();
      return new Lrs(own.endpoint(), OwnServer.KEY, OwnServer.SECRET, VERSION);
    }
    return new Lrs(URI.create(ENDPOINT), property("lrs.key"), property("lrs.secret"), VERSION);
  }

  private static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException("-Dlrs.endpoint needs -D" + name);
    }
    return value;
  }

  private static final class Holder {
    private static final Lrs LRS = connect();
  }
}
