package org.trailmark.server.plugins;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.plugin.Api;

/** A version of the plugin API: {@code MAJOR.MINOR}. */
record ApiVersion(int major, int minor) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

  /** What this program offers. */
  static final ApiVersion OURS = of(Api.VERSION).orElseThrow();

  /** Empty: it is none. */
  static Optional<ApiVersion> of(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(
            new ApiVersion(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))))
        : Optional.empty();
  }

  /**
   * Why a jar cannot run here, as a sentence that says what to do; empty: it can.
   *
   * @param stated what its manifest says; null: nothing, and it is given the benefit of the doubt
   */
  static Optional<String> refusal(@Nullable String stated) {
    if (stated == null) {
      return Optional.empty();
    }
    Optional<ApiVersion> wanted = of(stated.strip());
    if (wanted.isEmpty()) {
      return Optional.of(
          "Its manifest says %s: %s, which is no version. Write %s: %s."
              .formatted(Api.ATTRIBUTE, stated, Api.ATTRIBUTE, OURS));
    }
    return wanted.get().refusedBy(OURS);
  }

  private Optional<String> refusedBy(ApiVersion host) {
    if (major == host.major && minor <= host.minor) {
      return Optional.empty();
    }
    String built = "It was built for version %s of the plugin API, and this is %s. ";
    String advice =
        major < host.major
            ? "Ask for a newer one of this plugin, or build it against this version."
            : "It needs a newer Trailmark; or take an older one of this plugin.";
    return Optional.of(built.formatted(this, host) + advice);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
