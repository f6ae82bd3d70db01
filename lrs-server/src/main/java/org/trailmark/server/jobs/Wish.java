package org.trailmark.server.jobs;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an admin wants to be done.
 *
 * @param kind of job
 * @param title what it is called in lists
 * @param by who wants it
 * @param values what the kind of work goes by, by name; of what can be downloaded {@link
 *     #FILE_NAME} and {@link #MEDIA_TYPE}
 */
public record Wish(String kind, String title, Person by, Map<String, String> values) {

  /** What a browser saves the download as. */
  public static final String FILE_NAME = "fileName";

  /** The content type of the download. */
  public static final String MEDIA_TYPE = "mediaType";

  public Wish {
    values = Map.copyOf(values);
  }

  /** One of the values; null: it was not said. */
  public @Nullable String value(String name) {
    return values.get(name);
  }

  /**
   * Who started a job.
   *
   * @param key of her credential, or what else no two callers share
   * @param label of it
   * @param issuer the provider that vouches for her; null: this LRS
   */
  public record Person(String key, String label, @Nullable String issuer) {}
}
