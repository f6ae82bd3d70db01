package org.trailmark.lrs.plugin;

import java.util.List;

/**
 * What is promised to those who write plugins: which packages they compile against, and in which
 * version.
 *
 * <p>The version is {@code MAJOR.MINOR}. The minor grows when something is added, the major when
 * something that a plugin uses is taken away or changed; the build compares the packages with those
 * of the last release and refuses the second without a new major. A jar says what it was built for
 * in its manifest, {@code Trailmark-Api: 1.0}: it runs where the major is the same and the minor is
 * not smaller.
 */
public final class Api {
  /** The version of this API. */
  public static final String VERSION = "1.0";

  /** The attribute of a jar's manifest that names the version it was built for. */
  public static final String ATTRIBUTE = "Trailmark-Api";

  /** The packages of this API. Whatever else there is, a plugin's jar does not see. */
  public static final List<String> PACKAGES =
      List.of(
          "org.trailmark.lrs.csv",
          "org.trailmark.lrs.plugin",
          "org.trailmark.lrs.problem",
          "org.trailmark.lrs.store",
          "org.trailmark.lrs.trace",
          "org.trailmark.lrs.xapi");

  private Api() {}
}
