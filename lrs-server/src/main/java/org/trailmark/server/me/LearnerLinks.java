package org.trailmark.server.me;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.xapi.Ifi;

/**
 * Makes and reads the tokens that links carry: whom a link speaks for and until when, signed. A
 * token is two parts of base64url with a dot between them: {@code EXPIRES KEY}, seconds since 1970
 * and the agent's identifier key; and the HMAC-SHA256 of that. Nothing is kept of them.
 */
public final class LearnerLinks {
  private static final Pattern TOKEN = Pattern.compile("([\\w-]+)\\.([\\w-]+)");
  private static final Pattern CLAIM = Pattern.compile("(\\d{1,12}) (.+)", Pattern.DOTALL);

  /** So that what is signed here is never taken for something else signed with the same key. */
  private static final String PURPOSE = "learner link\n";

  private final LinkKey key;
  private final String page;

  /**
   * @param basePath what clients see in front of every path
   */
  public LearnerLinks(LinkKey key, String basePath) {
    this.key = key;
    this.page = basePath + "/me/#";
  }

  /**
   * A link: its path and fragment on this server. The token stands behind #, which browsers send to
   * nobody.
   *
   * @param expiresAt until when it is good, UTC; what is finer than a second is cut off
   */
  public String path(Ifi agent, Instant expiresAt) {
    return page + token(agent, expiresAt);
  }

  /** A token. */
  String token(Ifi agent, Instant expiresAt) {
    String claim = expiresAt.getEpochSecond() + " " + agent.key();
    return encoded(claim.getBytes(UTF_8)) + "." + encoded(signature(claim));
  }

  /**
   * Reads a token.
   *
   * @param now what it must not be older than
   * @throws LrsException {@code FORBIDDEN}, with the reason: it was not made here, it was changed,
   *     its time is over
   */
  LinkHolder read(String token, Instant now) {
    Matcher parts = TOKEN.matcher(token);
    if (!parts.matches()) {
      throw refused("This is not a whole link: was the end of it cut off?");
    }
    String claim = new String(decoded(parts.group(1)), UTF_8);
    if (!MessageDigest.isEqual(signature(claim), decoded(parts.group(2)))) {
      throw refused("This link was changed, or made for another server or before its key was.");
    }
    Matcher said = CLAIM.matcher(claim);
    if (!said.matches()) {
      throw new IllegalStateException("signed here, and not understood: " + claim);
    }
    Instant expiresAt = Instant.ofEpochSecond(Long.parseLong(said.group(1)));
    if (!now.isBefore(expiresAt)) {
      throw refused("This link was good until " + expiresAt + "; ask for a new one.");
    }
    return new LinkHolder(Ifi.ofKey(said.group(2)), expiresAt);
  }

  /** Ends every link that was made so far. */
  void endAll() {
    key.renew();
  }

  private byte[] signature(String claim) {
    return key.sign((PURPOSE + claim).getBytes(UTF_8));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw refused("This is not a whole link: was the end of it cut off?");
    }
  }

  private static LrsException refused(String why) {
    return new LrsException(ProblemCode.FORBIDDEN, why);
  }

  /**
   * Whom a link speaks for.
   *
   * @param expiresAt until when, UTC
   */
  record LinkHolder(Ifi agent, Instant expiresAt) {}
}
