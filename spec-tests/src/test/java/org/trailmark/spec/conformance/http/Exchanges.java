package org.trailmark.spec.conformance.http;

import java.util.ArrayDeque;
import java.util.Deque;

/** The last exchanges of this thread, as text. */
public final class Exchanges {
  private static final int KEPT = 8;
  private static final ThreadLocal<Deque<String>> LAST = ThreadLocal.withInitial(ArrayDeque::new);

  private Exchanges() {}

  /** Forgets what was before. */
  public static void clear() {
    LAST.get().clear();
  }

  /** What was asked and answered since {@link #clear()}; the newest last. */
  public static String text() {
    return String.join("\n\n", LAST.get());
  }

  static void add(String exchange) {
    Deque<String> last = LAST.get();
    last.addLast(exchange);
    if (last.size() > KEPT) {
      last.removeFirst();
    }
  }
}
