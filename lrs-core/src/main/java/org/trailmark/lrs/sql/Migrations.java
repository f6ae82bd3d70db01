package org.trailmark.lrs.sql;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * A folder of SQL migrations on a class path, and the table that remembers which of them ran. Two
 * histories may share a database.
 */
record Migrations(String location, String historyTable, ClassLoader classLoader) {

  /** The host's own. */
  static Migrations own(String location, String historyTable) {
    return new Migrations(location, historyTable, Migrations.class.getClassLoader());
  }

  void run(DataSource database) {
    Flyway.configure(classLoader)
        .dataSource(database)
        .locations("classpath:" + location)
        .failOnMissingLocations(true)
        .table(historyTable)
        .baselineOnMigrate(true) // the other history was here first
        .baselineVersion("0")
        .load()
        .migrate();
  }
}
