package org.trailmark.journey.definition;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.extension.ConditionKind;
import org.trailmark.journey.extension.MemoryModel;
import org.trailmark.journey.memory.Fsrs;
import org.trailmark.journey.memory.Ladder;
import org.trailmark.lrs.problem.LrsException;
import tools.jackson.databind.JsonNode;

/**
 * What definitions may name beyond the words of the language, conditions and models of memory, and
 * the schema of definitions with all of it.
 */
public final class Extensions {
  /** There are no extensions; the models of memory that are built in are there. */
  public static final Extensions NONE = new Extensions(List.of(), List.of());

  static final String PREFIX = "plugin:";
  static final String OF = "of";
  static final String VALUE = "value";
  static final String MODEL = "model";
  static final String REVIEW = "review";
  static final String GRADE = "grade";

  private final Map<String, ConditionKind<?>> conditions;
  private final Map<String, MemoryModel<?>> models;
  private final DefinitionSchema schema;
  private final @Nullable Consumer<String> missed;

  /**
   * Takes what extensions offer.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION} if a name is none, or is there twice, or if
   *     the schema of parameters is none
   */
  public Extensions(
      Collection<? extends ConditionKind<?>> conditions,
      Collection<? extends MemoryModel<?>> models) {
    this(gathered(conditions, models));
  }

  private static Gathering gathered(
      Collection<? extends ConditionKind<?>> conditions,
      Collection<? extends MemoryModel<?>> models) {
    Gathering all = new Gathering();
    conditions.forEach(kind -> all.condition(AskedExtension.condition(kind)));
    models.forEach(model -> all.model(AskedExtension.model(model)));
    return all;
  }

  private Extensions(Gathering all) {
    Map<String, JsonNode> conditionParts = new LinkedHashMap<>();
    SortedMap<String, ConditionKind<?>> kinds = new TreeMap<>();
    all.conditions.forEach(
        (name, one) -> {
          kinds.put(name, one.extension());
          conditionParts.put(PREFIX + name, one.part());
        });
    Map<String, JsonNode> modelParts = new LinkedHashMap<>();
    Map<String, MemoryModel<?>> byName = new LinkedHashMap<>();
    for (MemoryModel<?> ours : List.of(new Fsrs(), new Ladder())) {
      byName.put(ours.name(), ours);
      modelParts.put(ours.name(), AskedExtension.model(ours).part());
    }
    all.models.forEach(
        (name, one) -> {
          byName.put(PREFIX + name, one.extension());
          modelParts.put(PREFIX + name, one.part());
        });
    this.conditions = kinds;
    this.models = byName;
    this.schema = DefinitionSchema.with(conditionParts, modelParts);
    this.missed = null;
  }

  private Extensions(Extensions all, Consumer<String> missed) {
    this.conditions = all.conditions;
    this.models = all.models;
    this.schema = all.schema;
    this.missed = missed;
  }

  /** Extensions, one by one. */
  public static final class Gathering {
    private final SortedMap<String, AskedExtension<ConditionKind<?>>> conditions = new TreeMap<>();
    private final SortedMap<String, AskedExtension<MemoryModel<?>>> models = new TreeMap<>();

    /**
     * One condition more.
     *
     * @throws LrsException {@code INVALID_CONFIGURATION} if the name is there already
     */
    public void condition(AskedExtension<ConditionKind<?>> one) {
      AskedExtension.add(conditions, one, "condition");
    }

    /**
     * One model of memory more.
     *
     * @throws LrsException {@code INVALID_CONFIGURATION} if the name is there already
     */
    public void model(AskedExtension<MemoryModel<?>> one) {
      AskedExtension.add(models, one, "model of memory");
    }

    public Extensions all() {
      return new Extensions(this);
    }
  }

  /**
   * The same for a definition that was read before: what it names and is not there any more is no
   * fault of it.
   *
   * @param absent told what is not there, as the definition names it
   */
  public Extensions orAbsent(Consumer<String> absent) {
    return new Extensions(this, absent);
  }

  Optional<ConditionKind<?>> condition(String name) {
    ConditionKind<?> kind = conditions.get(name);
    if (kind == null && missed != null) {
      missed.accept(PREFIX + name);
      return Optional.of(new Absent.AbsentCondition(name));
    }
    return Optional.ofNullable(kind);
  }

  Set<String> conditions() {
    return Collections.unmodifiableSet(conditions.keySet());
  }

  /**
   * A model of memory.
   *
   * @param name as definitions have it: {@code fsrs}, {@code plugin:NAME}
   */
  Optional<MemoryModel<?>> model(String name) {
    MemoryModel<?> model = models.get(name);
    if (model == null && missed != null) {
      missed.accept(name);
      return Optional.of(new Absent.AbsentModel(name));
    }
    return Optional.ofNullable(model);
  }

  Set<String> models() {
    return Collections.unmodifiableSet(models.keySet());
  }

  DefinitionSchema schema() {
    return schema;
  }
}
