package org.trailmark.server.auth;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.store.Boundary;
import org.trailmark.lrs.store.Credential;
import org.trailmark.lrs.store.Scope;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.server.wish.WishReader;
import tools.jackson.databind.JsonNode;

/**
 * What an admin wants a credential to be: {@code {"label": "", "scopes": ["statements/write"],
 * "boundary": {"activities": ["https://ex.org/course/"], "learners": [{"mbox": "..."}]},
 * "expiresAt": "2027-01-01T00:00:00Z", "disabled": false}}; all but the scopes may be missing.
 */
record CredentialWish(
    String label,
    Set<Scope> scopes,
    @Nullable Boundary boundary,
    @Nullable Instant expiresAt,
    boolean disabled) {
  static final CredentialWish FIRST_ADMIN =
      new CredentialWish("first admin", Set.of(Scope.ADMIN), null, null, false);

  private static final int MAX_LEARNERS = 1_000;
  private static final int MAX_ACTIVITIES = 100;
  private static final int MAX_LABEL = 200;

  /**
   * Reads one.
   *
   * @throws LrsException {@code MALFORMED_JSON}; {@code INVALID_DOCUMENT}, with all faults
   */
  static CredentialWish read(byte[] body) {
    WishReader wish = WishReader.of(body, "label", "scopes", "boundary", "expiresAt", "disabled");
    CredentialWish read =
        new CredentialWish(
            wish.text("label", MAX_LABEL, ""),
            scopes(wish),
            boundary(wish),
            expiresAt(wish),
            wish.flag("disabled"));
    wish.requireNoFaults("The credential has faults; nothing was changed.");
    return read;
  }

  /** A credential as it is wished for; its key and secrets stay. */
  Credential applied(Credential before) {
    return new Credential(
        before.key(),
        before.secretHash(),
        before.older(),
        label,
        scopes,
        boundary,
        before.createdAt(),
        expiresAt,
        disabled,
        before.lastUsedAt());
  }

  private static Set<Scope> scopes(WishReader wish) {
    Set<Scope> scopes = new TreeSet<>();
    JsonNode sent = wish.member("scopes");
    for (int i = 0; i < sent.size(); i++) {
      Set<Scope> named = Scope.named(sent.path(i).asString(""));
      if (named.isEmpty()) {
        wish.fault("/scopes/" + i, "is no scope; the scopes are: " + Scope.names());
      }
      scopes.addAll(named);
    }
    if (!sent.isArray() || sent.isEmpty()) {
      wish.fault("/scopes", "says what the credential allows, as a list: " + Scope.names());
    }
    return scopes;
  }

  private static @Nullable Boundary boundary(WishReader wish) {
    JsonNode sent = wish.member("boundary");
    if (sent.isMissingNode() || sent.isNull()) {
      return null;
    }
    for (String name : sent.propertyNames()) {
      if (!name.equals("activities") && !name.equals("learners")) {
        wish.fault("/boundary/" + name, "is not known; known are activities and learners");
      }
    }
    Set<String> activities = new TreeSet<>();
    for (String start : texts(wish, "activities", sent.path("activities"), MAX_ACTIVITIES)) {
      activities.add(start);
    }
    Set<String> learners = learners(wish, sent.path("learners"));
    if (activities.isEmpty() && learners.isEmpty()) {
      wish.fault(
          "/boundary", "names \"activities\", \"learners\" or both; without any, leave it out");
      return null;
    }
    return new Boundary(activities, learners);
  }

  private static List<String> texts(WishReader wish, String name, JsonNode sent, int max) {
    List<String> texts = new ArrayList<>();
    if (sent.size() > max || (!sent.isMissingNode() && !sent.isArray())) {
      wish.fault("/boundary/" + name, "is a list of " + max + " at most");
      return texts;
    }
    for (int i = 0; i < sent.size(); i++) {
      String text = sent.path(i).asString("");
      if (text.matches("[A-Za-z][A-Za-z0-9+.-]*:.+")) {
        texts.add(text);
      } else {
        wish.fault(
            "/boundary/" + name + "/" + i,
            "is the beginning of an IRL, with its scheme and more, like https://example.org/");
      }
    }
    return texts;
  }

  private static Set<String> learners(WishReader wish, JsonNode sent) {
    Set<String> learners = new TreeSet<>();
    if (sent.size() > MAX_LEARNERS || (!sent.isMissingNode() && !sent.isArray())) {
      wish.fault("/boundary/learners", "is a list of " + MAX_LEARNERS + " agents at most");
      return learners;
    }
    for (int i = 0; i < sent.size(); i++) {
      Ifi learner = wish.agentAt("/boundary/learners/" + i, sent.path(i));
      if (learner != null) {
        learners.add(learner.key());
      }
    }
    return learners;
  }

  private static @Nullable Instant expiresAt(WishReader wish) {
    JsonNode sent = wish.member("expiresAt");
    if (sent.isMissingNode() || sent.isNull()) {
      return null;
    }
    try {
      return OffsetDateTime.parse(sent.asString("")).toInstant().truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException e) {
      wish.fault("/expiresAt", "is a moment such as 2027-01-01T00:00:00Z, or null; found " + sent);
      return null;
    }
  }
}
