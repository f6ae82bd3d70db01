package org.trailmark.server.auth;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trailmark.lrs.store.Scope;

/**
 * Who may ask what of one application: a rule for each of its paths. What has no rule is answered
 * to nobody.
 */
public record Access(List<Rule> rules) {
  /** Methods that change nothing. */
  public static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  /** What a path is called that stands for every path. */
  public static final String EVERYTHING = "*";

  public Access {
    rules = List.copyOf(rules);
  }

  public static Access of(Rule... rules) {
    return new Access(List.of(rules));
  }

  /**
   * The rule of a request: the first that speaks of it.
   *
   * @param path relative to the application, without a slash at the beginning
   * @return empty: nobody may
   */
  public Optional<Rule> rule(String method, String path) {
    for (Rule rule : rules) {
      if (rule.speaksOf(method, path)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  /**
   * One rule.
   *
   * @param path which it speaks of, with all that is below it
   * @param methods which it speaks of; empty: all
   * @param anyOf one of these is needed; empty: it is open to everybody
   */
  public record Rule(String path, Set<String> methods, Set<Scope> anyOf) {
    public Rule {
      methods = Set.copyOf(methods);
      anyOf = Set.copyOf(anyOf);
    }

    /** Everybody may, without a credential. */
    public static Rule open(String path, String... methods) {
      return new Rule(path, Set.of(methods), Set.of());
    }

    /** Whoever has one of these scopes may read. */
    public static Rule read(String path, Scope... anyOf) {
      return new Rule(path, READS, Set.of(anyOf));
    }

    /** Whoever has one of these scopes may do whatever no rule before this one speaks of. */
    public static Rule all(String path, Scope... anyOf) {
      if (anyOf.length == 0) {
        throw new IllegalArgumentException("a scope is needed for " + path);
      }
      return new Rule(path, Set.of(), Set.of(anyOf));
    }

    public boolean isOpen() {
      return anyOf.isEmpty();
    }

    boolean speaksOf(String method, String asked) {
      return (methods.isEmpty() || methods.contains(method))
          && (path.equals(EVERYTHING) || asked.equals(path) || asked.startsWith(path + "/"));
    }
  }
}
