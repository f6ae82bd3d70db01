package org.trailmark.server.identities;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.trailmark.lrs.xapi.Ifi;

/**
 * Which e-mail address an agent has, if she shows one: as the SHA-1 of its mailto IRI, which is all
 * that some agents tell of it (xAPI-Data 2.4.2.3).
 */
final class SameEmail {
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+");

  /** Longer ones no mail server takes. */
  private static final int LONGEST = 320;

  private final Set<String> homePages;

  /**
   * @param homePages of accounts whose names are e-mail addresses
   */
  SameEmail(Collection<String> homePages) {
    this.homePages = Set.copyOf(homePages);
  }

  /**
   * The address as hashes, in lower-case hexadecimal. Whoever hashed it took it as it was written
   * or with its domain, which is compared without regard to case, in small letters; of the local
   * part the case counts.
   *
   * @return empty where she shows none
   */
  Set<String> hashes(Ifi agent) {
    if (agent instanceof Ifi.MboxSha1Sum sum) {
      return Set.of(sum.hex().toLowerCase(Locale.ROOT));
    } else if (agent instanceof Ifi.Mbox mbox) {
      return hashes(mbox);
    } else if (agent instanceof Ifi.Account account
        && homePages.contains(account.homePage())
        && ADDRESS.matcher(account.name()).matches()) {
      return hashes(new Ifi.Mbox("mailto:" + account.name()));
    }
    return Set.of();
  }

  private static Set<String> hashes(Ifi.Mbox mbox) {
    Set<String> hashes = new LinkedHashSet<>();
    if (mbox.mailto().length() <= LONGEST) {
      String key = mbox.key();
      hashes.add(Ifi.MboxSha1Sum.of(key.substring(key.indexOf(':') + 1)).hex());
      hashes.add(Ifi.MboxSha1Sum.of(mbox.mailto()).hex());
    }
    return hashes;
  }
}
