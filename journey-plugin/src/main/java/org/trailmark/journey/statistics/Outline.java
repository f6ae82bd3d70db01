package org.trailmark.journey.statistics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.trailmark.journey.definition.Exit;

/**
 * The parts of a journey over all its versions: learners stood on steps that a later version does
 * not have. What several versions have is taken as the newest of them says.
 *
 * @param stages with their steps; what the running version has comes first, in its order
 * @param exits how each counts
 */
public record Outline(List<Stage> stages, Map<String, Exit.Counts> exits) {

  public Outline {
    stages = List.copyOf(stages);
    exits = Collections.unmodifiableMap(new LinkedHashMap<>(exits));
  }

  /** A stage and its steps. */
  public record Stage(String id, List<String> steps) {
    public Stage {
      steps = List.copyOf(steps);
    }
  }

  /** The stage of this name. */
  public Optional<Stage> stage(String id) {
    return stages.stream().filter(stage -> stage.id().equals(id)).findFirst();
  }

  /** The stage to which a step belongs; empty for what is no step. */
  public Optional<String> stageOf(String step) {
    return stages.stream().filter(stage -> stage.steps().contains(step)).map(Stage::id).findFirst();
  }

  /** All steps, by stage. */
  public List<String> steps() {
    return stages.stream().flatMap(stage -> stage.steps().stream()).toList();
  }

  /** The exits that count so. */
  public Set<String> exits(Exit.Counts counts) {
    return exits.entrySet().stream()
        .filter(exit -> exit.getValue() == counts)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
