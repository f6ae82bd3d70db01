package org.trailmark.lrs.store;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a caller may do: a scope of the standard (xAPI-Communication 4.2), or one of this LRS.
 *
 * @param text as clients and tokens write it, for example {@code statements/read/mine}
 */
public record Scope(String text) implements Comparable<Scope> {
  /** Send statements. */
  public static final Scope STATEMENTS_WRITE = new Scope("statements/write");

  /** Read the statements whose authority one is. */
  public static final Scope STATEMENTS_READ_MINE = new Scope("statements/read/mine");

  /** Read any statement. */
  public static final Scope STATEMENTS_READ = new Scope("statements/read");

  /** Read and write state. */
  public static final Scope STATE = new Scope("state");

  /** What one's statements say of activities becomes part of their definitions. */
  public static final Scope DEFINE = new Scope("define");

  /** Read and write profiles of activities and agents. */
  public static final Scope PROFILE = new Scope("profile");

  /** Read all that the standard's resources have. */
  public static final Scope ALL_READ = new Scope("all/read");

  /** All that the standard's resources offer; which agents are one person is asked for apart. */
  public static final Scope ALL = new Scope("all");

  /** See which agents are one person, where a reader sees agents (xAPI-Communication 2.4). */
  public static final Scope PEOPLE_READ = new Scope("people-read");

  /** Look at what admins see, and change nothing. */
  public static final Scope ADMIN_READ = new Scope("admin/read");

  /** Everything. */
  public static final Scope ADMIN = new Scope("admin");

  private static final List<Scope> STANDARD =
      List.of(
          STATEMENTS_WRITE,
          STATEMENTS_READ_MINE,
          STATEMENTS_READ,
          STATE,
          DEFINE,
          PROFILE,
          ALL_READ,
          ALL);
  private static final List<Scope> OWN = List.of(PEOPLE_READ, ADMIN_READ, ADMIN);
  private static final Pattern PLUGIN = Pattern.compile("plugin/[a-z0-9][a-z0-9-]{0,63}");

  public Scope {
    if (text.isEmpty() || text.contains(" ")) {
      throw new IllegalArgumentException("no scope: " + text);
    }
  }

  /** What one plugin's admin resources ask for. */
  public static Scope plugin(String name) {
    return new Scope("plugin/" + name);
  }

  /**
   * The scopes that a name stands for.
   *
   * @param name as a client writes it; the names {@code statements-write} and {@code
   *     statements-read} of before the standard's stand for what they allowed
   * @return empty: it is no scope
   */
  public static Set<Scope> named(String name) {
    Scope plain = new Scope(name.isEmpty() || name.contains(" ") ? "?" : name);
    if (STANDARD.contains(plain) || OWN.contains(plain) || PLUGIN.matcher(name).matches()) {
      return Set.of(plain);
    }
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "statements-write" -> Set.of(STATEMENTS_WRITE, DEFINE, STATE, PROFILE);
      case "statements-read" -> Set.of(ALL_READ);
      default -> Set.of();
    };
  }

  /** How the scopes are listed to people. */
  public static String names() {
    StringBuilder names = new StringBuilder();
    STANDARD.forEach(scope -> names.append(scope).append(", "));
    OWN.forEach(scope -> names.append(scope).append(", "));
    return names.append("plugin/NAME").toString();
  }

  /** Whether who has this may do what needs {@code needed}. */
  public boolean grants(Scope needed) {
    return equals(needed)
        || equals(ADMIN)
        || (equals(ALL) && STANDARD.contains(needed))
        || (equals(ALL_READ) && (needed.equals(STATEMENTS_READ) || STATEMENTS_READ.grants(needed)))
        || (equals(STATEMENTS_READ) && needed.equals(STATEMENTS_READ_MINE));
  }

  @Override
  public int compareTo(Scope other) {
    return Comparator.comparing(Scope::text).compare(this, other);
  }

  @Override
  public String toString() {
    return text;
  }
}
