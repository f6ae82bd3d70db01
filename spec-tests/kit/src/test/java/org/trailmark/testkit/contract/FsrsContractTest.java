package org.trailmark.testkit.contract;

import java.util.List;
import org.trailmark.journey.extension.MemoryModel;
import org.trailmark.journey.memory.Fsrs;

class FsrsContractTest extends MemoryModelContract<Fsrs.Aim> {

  @Override
  protected MemoryModel<Fsrs.Aim> model() {
    return new Fsrs();
  }

  @Override
  protected List<Fsrs.Aim> parameters() {
    return List.of(
        new Fsrs.Aim(null, null),
        new Fsrs.Aim(0.7, null),
        new Fsrs.Aim(0.95, List.copyOf(java.util.Collections.nCopies(21, 0.0))));
  }
}
