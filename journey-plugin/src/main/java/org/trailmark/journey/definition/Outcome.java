package org.trailmark.journey.definition;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.extension.MemoryModel;

/**
 * Something that she can do and may forget.
 *
 * @param id unique in the journey
 * @param parameters as the definition has them
 * @param review a statement like this is a review
 * @param grade position in {@link Journey#values()} of how it went, 1 to 4; null: each went well
 */
public record Outcome<P extends Record>(
    String id,
    MemoryModel<P> model,
    P parameters,
    Condition.Match review,
    @Nullable Integer grade) {

  public Outcome {
    requireNonNull(id, "id");
    requireNonNull(model, "model");
    requireNonNull(parameters, "parameters");
    requireNonNull(review, "review");
  }

  /** What is to be expected after these reviews. */
  public MemoryModel.Forecast forecast(List<MemoryModel.Review> reviews, ZoneId zone) {
    return model.forecast(parameters, reviews, zone);
  }
}
