package org.trailmark.lrs.index;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps runs. Pages lie in the order of their first entries: by key, then by place. */
public interface RunStore {

  /** Runs that were finished, in the order of the log. */
  List<KeptRun> runs() throws SQLException;

  /** Takes up the number of a new run; until it is finished it is none of {@link #runs}. */
  long begin() throws SQLException;

  /** Adds pages to a run that was begun, in order. */
  void write(long run, List<EncodedPage> pages) throws SQLException;

  /** Makes a run one of {@link #runs}, in place of others, in one step. */
  void finish(KeptRun run, List<Long> inPlaceOf) throws SQLException;

  /** Takes a run and all later ones out of {@link #runs}: they are to be made again. */
  void forgetFrom(long run) throws SQLException;

  /**
   * Removes some pages of runs that are none of {@link #runs}; not to be called while one is being
   * written.
   *
   * @return false: there are no more
   */
  boolean sweep() throws SQLException;

  /** Reads pages, on one thread at a time. */
  interface Reader {

    /** The last page whose first entry is not after this one; null where there is none. */
    @Nullable EncodedPage floor(long run, long key, long place) throws SQLException;

    /** The first page whose first entry is after this one; null where there is none. */
    @Nullable EncodedPage higher(long run, long key, long place) throws SQLException;
  }

  /**
   * A finished run.
   *
   * @param level 1 for one that came from the trail, 1 more than its parts for a merged one
   * @param first first place of the part of the log that it covers
   * @param last last place of that part
   * @param keys how many different keys it has
   * @param filter the {@link KeyFilter}
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record KeptRun(long id, int level, long first, long last, long keys, byte[] filter) {

    /** Whether its filter is what was written, as far as that can be told. */
    public boolean isWhole() {
      return KeyFilter.isWhole(filter);
    }
  }
}
