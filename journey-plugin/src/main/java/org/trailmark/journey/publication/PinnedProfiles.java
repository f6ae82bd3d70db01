package org.trailmark.journey.publication;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.trailmark.journey.db.Json;
import org.trailmark.journey.db.Rows;
import org.trailmark.journey.profile.Profile;
import org.trailmark.journey.profile.ProfileReader;
import org.trailmark.journey.profile.Profiles;

/**
 * The profiles that a publication goes by, fixed when it is published: whatever is loaded later,
 * its text means what it meant. Remembers what the reader of the definition looks up.
 */
public final class PinnedProfiles implements Profiles {
  private final Profiles source;
  private final Map<String, Profile> byIri = new TreeMap<>();

  private PinnedProfiles(Profiles source) {
    this.source = source;
  }

  /** To read a definition with; {@link #store} then keeps what it looked up. */
  public static PinnedProfiles from(Profiles loaded) {
    return new PinnedProfiles(loaded);
  }

  /** Those of a publication. */
  static PinnedProfiles of(int publication, Handle tx) {
    PinnedProfiles pinned = new PinnedProfiles(Profiles.NONE);
    tx.createQuery("SELECT iris, document FROM publication_profile WHERE publication = :id")
        .bind("id", publication)
        .map((r, c) -> Map.entry(Rows.text(r, "iris"), Rows.text(r, "document")))
        .forEach(
            row -> {
              Profile profile = new ProfileReader().readAgain(row.getValue());
              Json.readList(row.getKey()).forEach(iri -> pinned.byIri.put(iri, profile));
            });
    return pinned;
  }

  @Override
  public Optional<Profile> defining(String iri) {
    Profile known = byIri.get(iri);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Profile> found = source.defining(iri);
    found.ifPresent(profile -> byIri.put(iri, profile));
    return found;
  }

  @Override
  public Collection<String> primaryPatterns() {
    return source.primaryPatterns();
  }

  /** Keeps them with a publication. */
  public void store(int publication, Handle tx) {
    Map<String, Profile> byVersion = new TreeMap<>();
    Map<String, List<String>> iris = new HashMap<>();
    byIri.forEach(
        (iri, profile) -> {
          byVersion.put(profile.version(), profile);
          iris.computeIfAbsent(profile.version(), v -> new ArrayList<>()).add(iri);
        });
    byVersion.forEach(
        (version, profile) ->
            tx.execute(
                "INSERT INTO publication_profile (publication, version_id, iris, document)"
                    + " VALUES (?, ?, ?, ?)",
                publication,
                version,
                Json.write(iris.getOrDefault(version, List.of())),
                profile.document()));
  }
}
