package org.trailmark.journey.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks an extension, whose faults are not the stream's: what fails gives no answer, as an
 * expression that cannot be told does.
 */
final class Guarded {
  private static final Logger LOG = LoggerFactory.getLogger(Guarded.class);

  /** Failures that were told, so that a fold of thousands does not tell them thousands of times. */
  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  private Guarded() {}

  /**
   * What the extension says.
   *
   * @param who the extension, for the log
   * @param path where the definition names it
   * @return null where it failed, or says nothing at all
   */
  static <T> @Nullable T ask(String who, String path, Supplier<? extends @Nullable T> question) {
    try {
      T answer = question.get();
      if (answer != null) {
        return answer;
      }
      tell(who, path, new NullPointerException(who + " answered null"));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      tell(who, path, e);
    }
    return null;
  }

  private static void tell(String who, String path, Throwable thrown) {
    if (TOLD.add(who + " " + thrown.getClass().getName())) {
      LOG.warn("{} of an extension failed, and counts as false: {}", who, path, thrown);
    }
  }
}
