package org.trailmark.lrs.index;

/** Which entries of the index are still true. Safe on any thread. */
public interface EntryFilter {
  /** All of them. */
  EntryFilter ALL =
      new EntryFilter() {
        @Override
        public boolean keeps(long key, long place) {
          return true;
        }

        @Override
        public boolean touches(long first, long last) {
          return false;
        }
      };

  /** Whether this key still leads to this place. */
  boolean keeps(long key, long place);

  /** Whether any key may lead no more to a place of this part of the log, both ends included. */
  boolean touches(long first, long last);
}
