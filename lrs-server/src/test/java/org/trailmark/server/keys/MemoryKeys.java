package org.trailmark.server.keys;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.trailmark.lrs.store.SigningKeys;

/** Keys of one test. */
public final class MemoryKeys implements SigningKeys {
  private final Map<String, byte[]> keys = new HashMap<>();

  @Override
  public Optional<byte[]> find(String name) {
    return Optional.ofNullable(keys.get(name));
  }

  @Override
  public byte[] addIfMissing(String name, byte[] key) {
    return keys.computeIfAbsent(name, missing -> key);
  }

  @Override
  public void replace(String name, byte[] key) {
    keys.put(name, key);
  }
}
