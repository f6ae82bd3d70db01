package org.trailmark.lrs.sql.postgres;

import java.util.Properties;
import java.util.regex.Pattern;
import org.postgresql.Driver;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * Where a PostgreSQL database is and how to get in. Only {@code url} is ever shown: whatever may be
 * secret is in the properties.
 *
 * @param url without anything behind the database's name
 * @param properties what the operator's URL says beside
 * @param schema where the tables are
 */
public record PostgresAddress(String url, Properties properties, String schema) {
  private static final String DEFAULT_SCHEMA = "trailmark";
  private static final Pattern SCHEMA = Pattern.compile("[a-z_][a-z0-9_]{0,29}");

  /**
   * Understands {@code jdbc:postgresql://HOST:PORT/NAME?user=…&password=…}, and whatever else the
   * driver knows; {@code currentSchema} names another schema than {@value #DEFAULT_SCHEMA}.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION}; the message shows nothing secret
   */
  public static PostgresAddress parse(String url) {
    int end = url.indexOf('?');
    String shown = end < 0 ? url : url.substring(0, end);
    Properties properties = shown.contains("@") ? null : Driver.parseURL(url, new Properties());
    if (!shown.startsWith("jdbc:postgresql:") || properties == null) {
      throw new LrsException(
          ProblemCode.INVALID_CONFIGURATION,
          "The database is given as jdbc:postgresql://HOST:PORT/NAME?user=NAME&password=SECRET;"
              + " percent-encode what is special in user and password.");
    }
    String schema = properties.getProperty("currentSchema", DEFAULT_SCHEMA);
    if (!SCHEMA.matcher(schema).matches()) {
      throw new LrsException(
          ProblemCode.INVALID_CONFIGURATION,
          "currentSchema is one name of up to 30 letters a-z, digits and underscores.");
    }
    return new PostgresAddress(shown, properties, schema);
  }

  @Override
  public String toString() {
    return url;
  }
}
