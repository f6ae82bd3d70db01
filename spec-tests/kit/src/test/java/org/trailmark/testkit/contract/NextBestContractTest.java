package org.trailmark.testkit.contract;

import org.trailmark.journey.extension.Scorer;
import org.trailmark.journey.ledger.NextBest;

class NextBestContractTest extends ScorerContract {

  @Override
  protected Scorer scorer() {
    return new NextBest();
  }
}
