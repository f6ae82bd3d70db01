package org.trailmark.lrs.plugin;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.trailmark.lrs.problem.LrsException;

/**
 * An extension that somebody adds to a plugin, and that may be at fault. While the plugin starts it
 * is asked through here: one that throws, or does not come back, then costs its own jar and not the
 * plugin. What comes with the program is trusted: what it throws, its asker gets.
 */
public interface Offer<T> {

  /**
   * Asks it something that is to be known at the start, such as its name; a minute at most.
   *
   * @param question not to change anything, for it may come to its end after its time
   * @return empty: there is no answer, and its jar is shown as failed, with the reason. So it is
   *     where the question throws a {@link LrsException}, in the words of that
   */
  <A> Optional<A> ask(Function<? super T, ? extends A> question);

  /**
   * Says that it cannot be used; its jar is shown as failed.
   *
   * @param reason a sentence for the operator
   * @throws LrsException {@code INVALID_CONFIGURATION} where it comes with the program
   */
  void refuse(String reason);

  /**
   * Asks it something and takes the answer; where that is refused, with an {@link LrsException}, so
   * is the extension.
   */
  default <A> void take(Function<? super T, ? extends A> question, Consumer<? super A> taking) {
    ask(question)
        .ifPresent(
            answer -> {
              try {
                taking.accept(answer);
              } catch (LrsException e) {
                refuse(String.valueOf(e.getMessage()));
              }
            });
  }

  /** One that comes with the program, or with a test. */
  static <T> Offer<T> trusted(T extension) {
    return new TrustedOffer<>(extension);
  }
}
