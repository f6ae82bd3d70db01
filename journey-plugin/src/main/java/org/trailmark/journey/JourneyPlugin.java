package org.trailmark.journey;

import java.util.Optional;
import java.util.Set;
import org.trailmark.journey.extension.ConditionKind;
import org.trailmark.lrs.plugin.LrsPlugin;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.plugin.PluginInstance;

/** Journeys: where each learner is on her way, and what to say to her next. */
public final class JourneyPlugin implements LrsPlugin<JourneyConfig> {

  @Override
  public String name() {
    return "journey";
  }

  @Override
  public Class<JourneyConfig> configType() {
    return JourneyConfig.class;
  }

  @Override
  public Optional<String> migrations() {
    return Optional.of("db/journey");
  }

  @Override
  public Set<String> extensionPackages() {
    return Set.of(ConditionKind.class.getPackageName());
  }

  @Override
  public PluginInstance create(JourneyConfig config, PluginContext context) {
    return JourneyInstance.start(config, context);
  }
}
