package org.trailmark.server.records;

import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.plugin.LrsPlugin;
import org.trailmark.lrs.plugin.PersonalData;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.plugin.PluginEvents;
import org.trailmark.lrs.plugin.PluginInstance;
import org.trailmark.lrs.plugin.RemovedStatements;
import org.trailmark.lrs.plugin.StatementHandler;
import org.trailmark.lrs.store.DocumentStore;
import org.trailmark.server.records.intake.RecordsHandler;
import org.trailmark.server.records.intake.RecordsPersonalData;
import org.trailmark.server.records.intake.RecordsRemoval;
import org.trailmark.server.records.rest.AggregateResource;
import org.trailmark.server.records.rest.ChangesResource;
import org.trailmark.server.records.rest.FacetsResource;
import org.trailmark.server.records.rest.FeedResource;
import org.trailmark.server.records.rest.LearnerDocumentsResource;
import org.trailmark.server.records.rest.LearnersResource;
import org.trailmark.server.records.rest.Records;
import org.trailmark.server.records.rest.StatementExport;
import org.trailmark.server.records.rest.StatementsResource;

/**
 * Keeps what admins ask of all statements, driven as a plugin is, so that they see how far it is.
 * Part of the server: its resources stand beside the server's own. On unless it is turned off.
 */
public final class RecordsPlugin implements LrsPlugin<RecordsPlugin.Config> {
  /** Its name as a plugin; its database is made again from the log where there is none. */
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
    RecordsHandler handler = new RecordsHandler(context);
    PersonalData personal = new RecordsPersonalData(handler, context.log());
    if (config.on() != null && !config.on()) {
      return new PluginInstance() { // what was kept before it was turned off is hers still
        @Override
        public Optional<PersonalData> personalData() {
          return Optional.of(personal);
        }

        @Override
        public Optional<RemovedStatements> removedStatements() {
          return Optional.of(new RecordsRemoval());
        }
      };
    }
    records.begin(context);
    return new PluginInstance() {
      @Override
      public Optional<PersonalData> personalData() {
        return Optional.of(personal);
      }

      @Override
      public Optional<RemovedStatements> removedStatements() {
        return Optional.of(new RecordsRemoval());
      }

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

  /**
   * Says what else is told in the feed and among the changes.
   *
   * @param plugins what happens in each plugin that runs, by name
   */
  public void follow(Supplier<Map<String, PluginEvents>> plugins) {
    records.follow(plugins);
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

  /**
   * An export of what a search finds.
   *
   * @param asked parameters of {@code GET statements}
   * @throws org.trailmark.lrs.problem.LrsException {@code INVALID_PARAMETER}, with a fault for each
   */
  public StatementExport export(MultivaluedMap<String, String> asked) {
    return new StatementExport(records, asked);
  }

  /**
   * Answers with what is written as it is made, on a thread of its own.
   *
   * @param fileName what a browser saves it as
   * @throws org.trailmark.lrs.problem.LrsException {@code TOO_MANY_REQUESTS} if others are being
   *     written
   */
  public void answer(
      AsyncResponse answer, String mediaType, String fileName, StreamingOutput body) {
    records.answer(answer, mediaType, fileName, body);
  }

  /** Ends the connections of those who listen, so that a web server that stops need not wait. */
  public void disconnect() {
    records.disconnect();
  }
}
