package org.trailmark.server.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.trailmark.lrs.plugin.LrsPlugin;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.plugin.PluginInstance;
import org.trailmark.lrs.plugin.PluginTask;
import org.trailmark.lrs.plugin.Schedule;
import org.trailmark.lrs.store.AuditEntry;
import org.trailmark.lrs.store.AuditLog;
import org.trailmark.lrs.store.Storage;
import tools.jackson.databind.json.JsonMapper;

/**
 * Begins the daily run of retention. Driven as a plugin is, for what its task has from the host:
 * one node begins it, what was missed is made up for, what fails is tried again, and admins see it.
 * Part of the server, because it removes; there only where rules are configured.
 */
public final class RetentionPlugin implements LrsPlugin<RetentionPlugin.Config> {
  /** Its name as a plugin. */
  public static final String NAME = "retention";

  /** Who begins a run that nobody asked for. */
  static final String AUTHOR = "server:retention";

  private static final JsonMapper JSON = new JsonMapper();
  private static final int ACCEPTED = 202;
  private static final int NOTHING_DUE = 200;
  private static final int FAILED = 500;

  private final Storage storage;
  private final RetentionPolicy policy;
  private volatile Runnable begun = () -> {};

  public RetentionPlugin(Storage storage, RetentionPolicy policy) {
    this.storage = storage;
    this.policy = policy;
  }

  /** There is nothing to set for it as a plugin: see {@code retention.*}. */
  public record Config() {}

  /** Says who is told that there is a run. */
  public void tell(Runnable begun) {
    this.begun = begun;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public PluginInstance create(Config config, PluginContext context) {
    return new PluginInstance() {
      @Override
      public List<PluginTask> tasks() {
        return List.of(
            new PluginTask(
                "run", Schedule.daily(policy.at(), policy.zone()), RetentionPlugin.this::run));
      }
    };
  }

  /** Where an erasure is unfinished it fails, and the host tries again. */
  private void run(Instant due) {
    AuditLog audit = storage.audit();
    AuditEntry act =
        audit.begin(
            AUTHOR,
            "POST",
            "/admin/api/privacy/retention",
            JSON.writeValueAsString(
                Map.of("salt", UUID.randomUUID().toString(), "due", due.toString())));
    int outcome = FAILED;
    try {
      outcome = policy.begin(AUTHOR, storage.retention()).isPresent() ? ACCEPTED : NOTHING_DUE;
    } finally {
      audit.end(act, outcome);
    }
    begun.run();
  }
}
