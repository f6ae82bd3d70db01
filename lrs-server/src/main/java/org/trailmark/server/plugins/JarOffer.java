package org.trailmark.server.plugins;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.plugin.Offer;
import org.trailmark.lrs.problem.LrsException;

/**
 * An extension of a jar, which is asked on the jar's own threads.
 *
 * @param jar shows what went wrong
 */
record JarOffer<T>(T extension, PluginJar jar, PluginThreads threads) implements Offer<T> {

  @Override
  public <A> Optional<A> ask(Function<? super T, ? extends A> question) {
    try {
      return Optional.of(
          threads.call(
              "ask",
              PluginLimits.START,
              () -> Objects.requireNonNull(question.apply(extension), "an answer")));
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      refuse(
          cause instanceof LrsException known ? String.valueOf(known.getMessage()) : "" + cause, e);
    } catch (PluginFailure e) {
      refuse(e.reason(), e);
    }
    return Optional.empty();
  }

  @Override
  public void refuse(String reason) {
    refuse(reason, null);
  }

  private void refuse(String reason, @Nullable Exception cause) {
    jar.failed(
        PluginFailure.because(
            "Its " + extension.getClass().getName() + " cannot be used: " + reason, cause));
  }
}
