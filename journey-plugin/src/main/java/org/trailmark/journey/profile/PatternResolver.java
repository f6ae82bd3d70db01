package org.trailmark.journey.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts in the place of every name in a pattern what it means. A pattern may use templates and
 * patterns of other profiles, as if they were its own.
 */
final class PatternResolver {
  private static final int MOST_PARTS = 1_000;
  private static final int DEEPEST = 50;

  private final Profiles profiles;
  private final List<StatementTemplate> templates = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  /** The patterns that the one being read lies in. */
  private final Set<String> open = new LinkedHashSet<>();

  private int parts;

  PatternResolver(Profiles profiles) {
    this.profiles = profiles;
  }

  /** As {@link PrimaryPattern#resolve}. */
  PrimaryPattern resolve(String iri) {
    Profile home =
        profiles
            .defining(iri)
            .orElseThrow(() -> wrong("no loaded profile has a pattern '" + iri + "'"));
    ProfilePattern pattern = home.patterns().get(iri);
    if (pattern == null) {
      throw wrong("'" + iri + "' is a template, not a pattern");
    }
    if (!pattern.primary()) {
      throw wrong(
          "the pattern '" + iri + "' is not primary; its profile has " + home.primaryPatterns());
    }
    home.templates().values().forEach(this::number);
    return new PrimaryPattern(iri, home, templates, pattern(pattern, home));
  }

  /**
   * Whether a pattern, primary or not, can be resolved within its profile.
   *
   * @throws IllegalArgumentException if not
   */
  void check(ProfilePattern pattern, Profile home) {
    pattern(pattern, home);
  }

  private Expression part(String iri, Profile home) {
    Profile owner =
        home.defines(iri) ? home : profiles.defining(iri).orElseThrow(() -> undefined(iri));
    if (++parts > MOST_PARTS) {
      throw wrong("it has more than " + MOST_PARTS + " parts when all names are spelled out");
    }
    StatementTemplate template = owner.templates().get(iri);
    if (template != null) {
      return new Expression.Template(number(template));
    }
    ProfilePattern pattern = owner.patterns().get(iri);
    if (pattern == null) {
      throw undefined(iri);
    }
    return pattern(pattern, owner);
  }

  private Expression pattern(ProfilePattern pattern, Profile home) {
    if (!open.add(pattern.id())) {
      throw wrong("it lies in itself: " + String.join(" > ", open) + " > " + pattern.id());
    }
    if (open.size() > DEEPEST) {
      throw wrong("it is nested more than " + DEEPEST + " deep");
    }
    List<Expression> of = pattern.of().stream().map(iri -> part(iri, home)).toList();
    open.remove(pattern.id());
    return switch (pattern.operator()) {
      case SEQUENCE -> new Expression.Sequence(of);
      case ALTERNATES -> new Expression.Alternates(of);
      case OPTIONAL -> new Expression.Optional(of.get(0));
      case ONE_OR_MORE -> new Expression.OneOrMore(of.get(0));
      case ZERO_OR_MORE -> new Expression.ZeroOrMore(of.get(0));
    };
  }

  private int number(StatementTemplate template) {
    Integer known = numbers.putIfAbsent(template.id(), templates.size());
    if (known == null) {
      templates.add(template);
      return templates.size() - 1;
    }
    return known;
  }

  private static IllegalArgumentException undefined(String iri) {
    return wrong("'" + iri + "' is no template or pattern of a loaded profile");
  }

  private static IllegalArgumentException wrong(String message) {
    return new IllegalArgumentException(message);
  }
}
