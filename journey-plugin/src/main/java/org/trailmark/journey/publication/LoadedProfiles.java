package org.trailmark.journey.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.trailmark.journey.db.Json;
import org.trailmark.journey.db.Rows;
import org.trailmark.journey.profile.Profile;
import org.trailmark.journey.profile.ProfileReader;
import org.trailmark.journey.profile.Profiles;

/** The xAPI Profiles that an admin loaded, as one transaction sees them. */
public final class LoadedProfiles implements Profiles {
  private static final String SUMMARY =
      "SELECT version_id, profile_id, name, templates, patterns, loaded_at FROM profile ";

  private final Handle handle;

  public LoadedProfiles(Handle handle) {
    this.handle = handle;
  }

  /**
   * Loads a version of a profile; the same text again is nothing to do, another one takes the place
   * of the one before. What was published goes on by the text of its day.
   */
  public Outcome put(Profile profile, Instant now) {
    Optional<String> before = document(profile.version());
    if (before.filter(profile.document()::equals).isPresent()) {
      return Outcome.UNCHANGED;
    }
    boolean replaced = remove(profile.version());
    handle.execute(
        "INSERT INTO profile (version_id, profile_id, name, templates, patterns, document,"
            + " loaded_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        profile.version(),
        profile.id(),
        Json.write(profile.name()),
        profile.templates().size(),
        Json.write(profile.primaryPatterns()),
        profile.document(),
        now.toEpochMilli());
    addParts(profile);
    return replaced ? Outcome.REPLACED : Outcome.LOADED;
  }

  /**
   * Removes a version: nothing new can name what it has. What was published goes on by the text of
   * its day.
   *
   * @return whether it was there
   */
  public boolean remove(String version) {
    handle.execute("DELETE FROM profile_part WHERE version_id = ?", version);
    return handle.execute("DELETE FROM profile WHERE version_id = ?", version) > 0;
  }

  private void addParts(Profile profile) {
    Collection<String> iris = new TreeSet<>(profile.templates().keySet());
    iris.addAll(profile.patterns().keySet());
    if (iris.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch("INSERT INTO profile_part (iri, version_id) VALUES (?, ?)");
    iris.forEach(iri -> batch.add(iri, profile.version()));
    batch.execute();
  }

  /** The text of a version. */
  public Optional<String> document(String version) {
    return handle
        .createQuery("SELECT document FROM profile WHERE version_id = :version")
        .bind("version", version)
        .mapTo(String.class)
        .findOne();
  }

  /** What lists show of a version. */
  public Optional<Summary> find(String version) {
    return handle
        .createQuery(SUMMARY + "WHERE version_id = :version")
        .bind("version", version)
        .map((r, c) -> summary(r))
        .findOne();
  }

  /** Versions in the order of their IRIs, after {@code after} ("" for the beginning). */
  public List<Summary> list(String after, int max) {
    return handle
        .createQuery(SUMMARY + "WHERE version_id > :after ORDER BY version_id LIMIT :max")
        .bind("after", after)
        .bind("max", max)
        .map((r, c) -> summary(r))
        .list();
  }

  /** Where several versions have it, the one that was loaded last. */
  @Override
  public Optional<Profile> defining(String iri) {
    return handle
        .createQuery(
            "SELECT p.document FROM profile_part t JOIN profile p ON p.version_id = t.version_id"
                + " WHERE t.iri = :iri ORDER BY p.loaded_at DESC, p.version_id DESC LIMIT 1")
        .bind("iri", iri)
        .mapTo(String.class)
        .findOne()
        .map(document -> new ProfileReader().readAgain(document));
  }

  @Override
  public Collection<String> primaryPatterns() {
    return handle
        .createQuery("SELECT patterns FROM profile ORDER BY version_id")
        .mapTo(String.class)
        .stream()
        .flatMap(patterns -> Json.readList(patterns).stream())
        .distinct()
        .toList();
  }

  private static Summary summary(ResultSet r) throws SQLException {
    return new Summary(
        Rows.text(r, "profile_id"),
        Rows.text(r, "version_id"),
        Json.readMap(Rows.text(r, "name")),
        r.getInt("templates"),
        Json.readList(Rows.text(r, "patterns")),
        Rows.instant(r, "loaded_at"));
  }

  /** What came of loading. */
  public enum Outcome {
    /** The version is new. */
    LOADED,
    /** Another text of the version was there. */
    REPLACED,
    /** It was there already. */
    UNCHANGED
  }

  /**
   * A loaded version.
   *
   * @param name by language tag
   * @param templates how many it has
   * @param patterns IRIs of its primary patterns
   */
  public record Summary(
      String profile,
      String version,
      Map<String, String> name,
      int templates,
      List<String> patterns,
      Instant loadedAt) {}
}
