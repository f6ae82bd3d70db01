package org.trailmark.spec.storage;

/** A storage that remembers. */
interface ReopenableStorage extends StorageFixture {

  /** Closes the storage, if it is open, and opens it again. */
  void reopen();
}
