package org.trailmark.server.records;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.plugin.LrsPlugin;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.plugin.PluginInstance;
import org.trailmark.lrs.plugin.StatementHandler;
import org.trailmark.lrs.store.DocumentStore;
import org.trailmark.server.records.intake.RecordsHandler;
import org.trailmark.server.records.rest.AggregateResource;
import org.trailmark.server.records.rest.ChangesResource;
import org.trailmark.server.records.rest.FacetsResource;
import org.trailmark.server.records.rest.FeedResource;
import org.trailmark.server.records.rest.LearnerDocumentsResource;
import org.trailmark.server.records.rest.LearnersResource;
import org.trailmark.server.records.rest.Records;
import org.trailmark.server.records.rest.StatementsResource;

/**
 * Keeps what admins ask of all statements, driven as a plugin is, so that they see how far it is.
 * Part of the server: its resources stand beside the server's own. On unless it is turned off.
 */
public final class RecordsPlugin implements LrsPlugin<RecordsPlugin.Config> {
  /** Its name as a plugin. */
  public static final String NAME = "records";

  private final Records records = new Records();
  private final DocumentStore documents;

  public RecordsPlugin(DocumentStore documents) {
    this.documents = documents;
  }

  /**
   * What an operator may set, as {@code plugin.records.*}.
   *
   * @param on whether anything is kept and answered; null: it is
   */
  public record Config(@Nullable Boolean on) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Optional<String> migrations() {
    return Optional.of("db/records");
  }

  @Override
  public PluginInstance create(Config config, PluginContext context) {
    if (config.on() != null && !config.on()) {
      return new PluginInstance() {};
    }
    records.begin(context);
    StatementHandler handler = new RecordsHandler(context);
    return new PluginInstance() {
      @Override
      public Optional<StatementHandler> handler() {
        return Optional.of(handler);
      }

      @Override
      public void close() {
        records.end();
      }
    };
  }

  /** What is served below {@code /admin/api} itself, also while the plugin does not run. */
  public Set<Object> resources() {
    return Set.of(
        new StatementsResource(records),
        new AggregateResource(records),
        new FacetsResource(records),
        new LearnersResource(records, documents),
        new LearnerDocumentsResource(records, documents),
        new FeedResource(records),
        new ChangesResource(records));
  }

  /** Ends the connections of those who listen, so that a web server that stops need not wait. */
  public void disconnect() {
    records.disconnect();
  }
}
