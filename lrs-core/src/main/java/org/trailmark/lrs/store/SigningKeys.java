package org.trailmark.lrs.store;

import java.util.Optional;

/**
 * What this LRS signs with: random bytes by name, kept in the database so that every node signs
 * with the same. Every read sees all changes that were made before it began, on any node.
 */
public interface SigningKeys {

  /** The key of this name. */
  Optional<byte[]> find(String name);

  /**
   * Keeps a key where there is none of that name yet; of two nodes, one is first.
   *
   * @return the key that is kept
   */
  byte[] addIfMissing(String name, byte[] key);

  /** Puts a key in the place of the one that there may be. */
  void replace(String name, byte[] key);
}
