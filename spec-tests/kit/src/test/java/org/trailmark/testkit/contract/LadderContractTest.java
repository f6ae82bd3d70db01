package org.trailmark.testkit.contract;

import java.time.Period;
import java.util.List;
import org.trailmark.journey.extension.MemoryModel;
import org.trailmark.journey.memory.Ladder;

class LadderContractTest extends MemoryModelContract<Ladder.Rungs> {

  @Override
  protected MemoryModel<Ladder.Rungs> model() {
    return new Ladder();
  }

  @Override
  protected List<Ladder.Rungs> parameters() {
    return List.of(
        new Ladder.Rungs(List.of(Period.ofDays(1), Period.ofDays(7), Period.ofMonths(1))),
        new Ladder.Rungs(List.of(Period.ofYears(1))));
  }
}
