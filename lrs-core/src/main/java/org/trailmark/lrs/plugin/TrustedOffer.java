package org.trailmark.lrs.plugin;

import java.util.Optional;
import java.util.function.Function;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** Comes with whoever asks. */
record TrustedOffer<T>(T extension) implements Offer<T> {

  @Override
  public <A> Optional<A> ask(Function<? super T, ? extends A> question) {
    return Optional.of(question.apply(extension));
  }

  @Override
  public void refuse(String reason) {
    throw new LrsException(ProblemCode.INVALID_CONFIGURATION, reason);
  }
}
