package org.trailmark.lrs.dispatch;

import java.util.List;
import java.util.Optional;

/** A thread that runs a plugin's code, as whoever watches over plugins sees it. On any thread. */
public interface Watched {

  /** The call that has not come back yet; empty: the plugin is not being called. */
  Optional<CallInHand> callInHand();

  /** What the calls have cost. */
  CallCost cost();

  /** Why it could not go on; empty: it goes on, or was stopped. */
  Optional<Throwable> failure();

  /** Where the thread is, innermost first; empty when it has ended. */
  List<StackTraceElement> stack();
}
