package org.trailmark.lrs.pack;

import java.util.Optional;

/** Keeps dictionaries, for as long as a statement may have been packed with them. */
public interface DictionaryStore {

  /** The dictionary with this number. */
  Optional<byte[]> find(long id);

  /** The dictionary that was saved last, and holds nothing of people. */
  Optional<byte[]> newest();
}
