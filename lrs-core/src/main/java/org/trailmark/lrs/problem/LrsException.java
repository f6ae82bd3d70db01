package org.trailmark.lrs.problem;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The root of all that Trailmark throws on purpose. The message is written for whoever is to blame
 * ({@link ProblemCode#blame()}) and is shown to the client unless the fault is Trailmark's own.
 */
public class LrsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemCode code;
  private final transient List<Fault> faults;
  private final @Nullable Duration retryAfter;

  public LrsException(ProblemCode code, String message) {
    this(code, message, List.of(), null, null);
  }

  public LrsException(ProblemCode code, String message, @Nullable Throwable cause) {
    this(code, message, List.of(), cause, null);
  }

  /**
   * @param faults every fault that was found, in the order of the document; may be empty
   */
  public LrsException(ProblemCode code, String message, List<Fault> faults) {
    this(code, message, faults, null, null);
  }

  private LrsException(
      ProblemCode code,
      String message,
      List<Fault> faults,
      @Nullable Throwable cause,
      @Nullable Duration retryAfter) {
    super(message, cause);
    this.code = requireNonNull(code, "code");
    this.faults = List.copyOf(faults);
    this.retryAfter = retryAfter;
  }

  /**
   * A refusal that holds for a while.
   *
   * @param retryAfter how long it is no use to try again; positive
   */
  public static LrsException later(ProblemCode code, String message, Duration retryAfter) {
    return new LrsException(code, message, List.of(), null, requireNonNull(retryAfter));
  }

  public ProblemCode code() {
    return code;
  }

  /** Every fault that was found, in the order of the document; empty where there is no place. */
  public List<Fault> faults() {
    return faults;
  }

  /** How long it is no use to try again; empty where nobody knows, or it would never be of use. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
