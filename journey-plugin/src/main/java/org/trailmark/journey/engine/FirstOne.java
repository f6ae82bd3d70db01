package org.trailmark.journey.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers the first statement that meets a {@code match}. */
final class FirstOne implements Memory {
  private @Nullable Proof proof;

  FirstOne(Kept kept) {
    List<Evidence> first = kept.list(0);
    this.proof = first.isEmpty() ? null : Proof.of(first);
  }

  @Override
  public void take(Evidence evidence) {
    if (proof == null) {
      proof = Proof.of(List.of(evidence));
    }
  }

  @Override
  public @Nullable Proof proof() {
    return proof;
  }

  @Override
  public Kept keep() {
    return proof == null ? Kept.NOTHING : Kept.of(proof.evidence(), true);
  }
}
