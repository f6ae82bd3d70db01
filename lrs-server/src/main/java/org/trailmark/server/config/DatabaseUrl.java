package org.trailmark.server.config;

/**
 * The JDBC URL of a database, which may hold a password: as text it ends at its question mark.
 *
 * @param whole to be handed to the storage, and to nobody else
 */
public record DatabaseUrl(String whole) {
  static final String FORM = "a URL like jdbc:postgresql://HOST/NAME?user=NAME&password=SECRET";

  public DatabaseUrl {
    if (!whole.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("database is " + FORM);
    }
  }

  @Override
  public String toString() {
    int end = whole.indexOf('?');
    return end < 0 ? whole : whole.substring(0, end);
  }
}
