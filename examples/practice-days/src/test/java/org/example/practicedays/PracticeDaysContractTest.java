package org.example.practicedays;

import java.util.List;
import org.trailmark.journey.extension.ConditionKind;
import org.trailmark.testkit.contract.ConditionKindContract;

/** It is pure, and refuses what makes no sense. */
class PracticeDaysContractTest extends ConditionKindContract<PracticeDays.Days> {

  @Override
  protected ConditionKind<PracticeDays.Days> kind() {
    return new PracticeDays();
  }

  @Override
  protected List<String> parameters() {
    return List.of("days: 3, within: P14D", "days: 2, within: P2D");
  }

  @Override
  protected List<String> wrongParameters() {
    return List.of("days: 1, within: P14D", "days: 3", "days: 3, within: P2D");
  }
}
