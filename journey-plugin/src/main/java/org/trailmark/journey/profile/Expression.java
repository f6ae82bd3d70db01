package org.trailmark.journey.profile;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a Pattern says once every name in it is looked up. Templates are told by their number in
 * {@link PrimaryPattern#templates()}.
 */
sealed interface Expression {

  /** One statement that follows the template. */
  record Template(int number) implements Expression {}

  /** One after another. */
  record Sequence(List<Expression> of) implements Expression {
    public Sequence {
      of = List.copyOf(of);
    }
  }

  /** Any of them, the one that matches most statements. */
  record Alternates(List<Expression> of) implements Expression {
    public Alternates {
      of = List.copyOf(of);
    }
  }

  /** Once or not at all. */
  record Optional(Expression of) implements Expression {
    public Optional {
      requireNonNull(of, "of");
    }
  }

  /** Once or more often. */
  record OneOrMore(Expression of) implements Expression {
    public OneOrMore {
      requireNonNull(of, "of");
    }
  }

  /** Not at all or any number of times. */
  record ZeroOrMore(Expression of) implements Expression {
    public ZeroOrMore {
      requireNonNull(of, "of");
    }
  }
}
