package org.trailmark.journey.definition;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.Nearest;

/** The prefixes of a definition; makes absolute IRIs of what is written with them. */
final class Iris {
  /** What an IRI is made of, without the fine print: a scheme and no blank or bracket. */
  private static final Pattern ABSOLUTE =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`\\p{Cntrl}]+");

  /** Schemes whose IRIs do not go on with two slashes, and that nobody means as a prefix. */
  private static final Set<String> OPAQUE_SCHEMES =
      Set.of("urn", "tag", "mailto", "did", "doi", "info", "uuid", "data", "geo", "tel");

  private final Faults faults;
  private final Map<String, String> prefixes = new LinkedHashMap<>();
  private final Set<String> unused = new TreeSet<>();

  Iris(Place declared, Faults faults) {
    this.faults = faults;
    declared
        .entries()
        .forEach(
            (prefix, place) -> {
              String iri = place.text();
              if (iri != null && !isAbsolute(iri)) {
                faults.add(place.pointer(), "'" + iri + "' is not an absolute IRI.");
              }
              prefixes.put(prefix, iri == null ? "" : iri);
              unused.add(prefix);
            });
  }

  /** Null, and a fault, where it is none. */
  @Nullable String expand(String text, String pointer) {
    int colon = text.indexOf(':');
    String head = colon < 0 ? "" : text.substring(0, colon);
    String rest = text.substring(colon + 1);
    String iri = text;
    if (prefixes.containsKey(head) && !rest.startsWith("//")) {
      unused.remove(head);
      iri = prefixes.get(head) + rest;
    } else if (colon > 0
        && !rest.startsWith("//")
        && !OPAQUE_SCHEMES.contains(head.toLowerCase(Locale.ROOT))) {
      faults.add(
          pointer,
          "'" + head + "' is not a prefix of this journey" + Nearest.hint(head, prefixes.keySet()));
      return null;
    }
    if (!isAbsolute(iri)) {
      faults.add(pointer, "'" + iri + "' is not an absolute IRI.");
      return null;
    }
    return iri;
  }

  /** Prefixes that nothing was written with. */
  Set<String> unused() {
    return unused;
  }

  private static boolean isAbsolute(String iri) {
    return ABSOLUTE.matcher(iri).matches();
  }
}
