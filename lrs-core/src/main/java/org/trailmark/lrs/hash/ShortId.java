package org.trailmark.lrs.hash;

import java.util.HexFormat;

/**
 * Ids of texts: the first 80 bits of their SHA-256. The same on every machine and after every
 * rebuild, so that what is derived from one (the ledger key above all) stays the same too.
 *
 * <p>An agent's id is that of her key ({@code Ifi.key()}): journeys, records and the audit log all
 * know her by it.
 */
public final class ShortId {
  private static final int BYTES = 10;

  private ShortId() {}

  /** As 20 hexadecimal digits, lower case. */
  public static String of(String text) {
    return HexFormat.of().formatHex(Sha256.of(text), 0, BYTES);
  }
}
