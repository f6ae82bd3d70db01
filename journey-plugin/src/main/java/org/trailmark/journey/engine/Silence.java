package org.trailmark.journey.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Condition.Absent;

/** Waits for one {@code absent}: a timer that each matching statement sets back. */
final class Silence implements Pending {
  private final Absent absent;
  private final ZoneId zone;
  private Instant since;
  private boolean over;

  /**
   * @param begun since when it is quiet if nothing comes
   */
  Silence(Absent absent, ZoneId zone, Instant begun, Kept kept) {
    this.absent = absent;
    this.zone = zone;
    this.since = kept.since() == null ? begun : kept.since();
    this.over = kept.settled();
  }

  @Override
  public void take(Evidence evidence) {
    since = evidence.at();
    over = false;
  }

  @Override
  public @Nullable Instant due() {
    return over ? null : absent.during().after(since, zone);
  }

  @Override
  public void fall() {
    over = true;
  }

  @Override
  public @Nullable Proof proof() {
    return over ? Proof.OF_NOTHING : null;
  }

  @Override
  public Kept keep() {
    return new Kept(List.of(), since, over);
  }
}
