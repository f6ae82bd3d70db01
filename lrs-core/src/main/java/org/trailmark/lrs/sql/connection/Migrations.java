package org.trailmark.lrs.sql.connection;

import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * A folder of SQL migrations on a class path, and the table that remembers which of them ran. Two
 * histories may share a database.
 */
public record Migrations(String location, String historyTable, ClassLoader classLoader) {
  /** The host's own. */
  public static Migrations own(String location, String historyTable) {
    return new Migrations(location, historyTable, Migrations.class.getClassLoader());
  }

  /**
   * Brings a database up to date, where it was not with these very migrations already.
   *
   * @param source the database
   * @throws LrsException {@code INVALID_CONFIGURATION} if the migrations themselves are at fault
   * @throws FlywayException if the database is
   */
  public void run(SqlSource source) {
    Optional<String> fingerprint = new MigrationFiles(location, classLoader).fingerprint();
    SchemaMark mark = new SchemaMark(source, historyTable);
    if (fingerprint.isPresent() && mark.is(fingerprint.get())) {
      return;
    }
    migrate(source);
    fingerprint.ifPresent(mark::set);
  }

  private void migrate(SqlSource source) {
    try {
      FluentConfiguration flyway = Flyway.configure(classLoader);
      if (source.schema() != null) {
        flyway.defaultSchema(source.schema());
      }
      flyway
          .dataSource(new FreshConnections(source::connectToMigrate))
          .locations("classpath:" + location)
          .failOnMissingLocations(true)
          .validateMigrationNaming(true) // a file by another name would be passed over
          .table(historyTable)
          .baselineOnMigrate(true) // the other history was here first
          .baselineVersion("0")
          .load()
          .migrate();
    } catch (FlywayException e) {
      if (SqlFailure.isOutage(e, source)) {
        throw e;
      }
      throw new LrsException(
          ProblemCode.INVALID_CONFIGURATION,
          "The migrations of " + location + " cannot be run: " + e.getMessage(),
          e);
    }
  }
}
