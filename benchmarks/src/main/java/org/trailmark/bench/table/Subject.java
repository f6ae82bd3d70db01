package org.trailmark.bench.table;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trailmark.bench.load.Endpoint;
import org.trailmark.bench.process.TrailmarkProgram;

/** The LRS that is measured: somebody's, or a Trailmark that we have started and may restart. */
public final class Subject implements AutoCloseable {
  private final @Nullable Endpoint endpoint;
  private final @Nullable TrailmarkProgram program;

  private Subject(@Nullable Endpoint endpoint, @Nullable TrailmarkProgram program) {
    this.endpoint = endpoint;
    this.program = program;
  }

  /** An LRS that runs anyway. */
  public static Subject running(Endpoint endpoint) {
    return new Subject(requireNonNull(endpoint), null);
  }

  /** A program that has been started. */
  public static Subject of(TrailmarkProgram program) {
    return new Subject(null, requireNonNull(program));
  }

  /** Where it is now. */
  Endpoint endpoint() {
    return program == null ? requireNonNull(endpoint) : program.endpoint();
  }

  /**
   * Lets it work off what it has put off, so that nothing else has to share the processor with it.
   */
  void awaitIdle() {
    program().ifPresent(TrailmarkProgram::awaitIdle);
  }

  /** Empty for an LRS that runs anyway. */
  Optional<TrailmarkProgram> program() {
    return Optional.ofNullable(program);
  }

  /** Ends what we have started. */
  @Override
  public void close() {
    program().ifPresent(TrailmarkProgram::close);
  }
}
