package org.trailmark.server.admin;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.trailmark.lrs.store.StatementLog;

/** How the program is, at a glance, for admins. */
@Path("status")
@Produces(MediaType.APPLICATION_JSON)
public final class StatusResource {
  private final String version;
  private final StatementLog statements;
  private final InstantSource clock;
  private final Instant startedAt;

  /**
   * @param version of the program
   */
  public StatusResource(String version, StatementLog statements, InstantSource clock) {
    this.version = version;
    this.statements = statements;
    this.clock = clock;
    this.startedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  @GET
  public Status status() {
    return new Status(
        version,
        startedAt,
        Duration.between(startedAt, clock.instant()).toSeconds(),
        statements.head());
  }

  /**
   * The answer.
   *
   * @param version of the program
   * @param startedAt UTC
   * @param uptimeSeconds since then
   * @param head place of the newest statement in the log: no fewer than there are statements
   */
  public record Status(String version, Instant startedAt, long uptimeSeconds, long head) {}
}
