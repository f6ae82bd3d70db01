package org.trailmark.journey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.trailmark.journey.api.ConsentLoadResource;
import org.trailmark.journey.api.ConsentResource;
import org.trailmark.journey.api.GoalsResource;
import org.trailmark.journey.api.HistoryResource;
import org.trailmark.journey.api.InboxResource;
import org.trailmark.journey.api.JourneysResource;
import org.trailmark.journey.api.LagResource;
import org.trailmark.journey.api.LearnersResource;
import org.trailmark.journey.api.OpenApiResource;
import org.trailmark.journey.api.OutboxResource;
import org.trailmark.journey.api.PreferencesResource;
import org.trailmark.journey.api.ProfilesResource;
import org.trailmark.journey.api.RostersResource;
import org.trailmark.journey.api.SchemaResource;
import org.trailmark.journey.api.StatisticsResource;
import org.trailmark.journey.channel.Carrier;
import org.trailmark.journey.channel.Email;
import org.trailmark.journey.channel.EmailCarrier;
import org.trailmark.journey.channel.Inbox;
import org.trailmark.journey.channel.OutboxWorker;
import org.trailmark.journey.channel.StatementCarrier;
import org.trailmark.journey.channel.StatementChannel;
import org.trailmark.journey.channel.Webhook;
import org.trailmark.journey.channel.WebhookCarrier;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.definition.ConditionKinds;
import org.trailmark.journey.extension.ConditionKind;
import org.trailmark.journey.ledger.Channel;
import org.trailmark.journey.ledger.Ledger;
import org.trailmark.journey.runtime.JourneyHandler;
import org.trailmark.journey.runtime.Library;
import org.trailmark.journey.runtime.Publisher;
import org.trailmark.lrs.plugin.Health;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.plugin.PluginInstance;
import org.trailmark.lrs.plugin.StatementHandler;

/** The plugin at work: everything wired once. */
final class JourneyInstance implements PluginInstance {
  private final JourneyHandler handler;
  private final Set<Object> resources;
  private final OutboxWorker worker;

  private JourneyInstance(JourneyConfig config, PluginContext context) {
    Map<String, Channel> channels = channels(config);
    Library library = new Library(new ConditionKinds(context.extensions(ConditionKind.class)));
    context.database().read(c -> readable(library, Handles.over(c)));
    this.handler =
        new JourneyHandler(
            library,
            new Ledger(channels),
            context.statements(),
            context.log(),
            context.identities(),
            context.clock());
    this.worker =
        new OutboxWorker(
            context.database(), context.clock(), carriers(config, context), config.backoff());
    this.resources =
        Set.of(
            new JourneysResource(
                context, library, new Publisher(context, library, channels.keySet())),
            new LearnersResource(context, library),
            new InboxResource(context),
            new ConsentResource(context),
            new ConsentLoadResource(context),
            new PreferencesResource(context),
            new RostersResource(context),
            new OutboxResource(context, config.tries()),
            new ProfilesResource(context),
            new SchemaResource(),
            new OpenApiResource(),
            new StatisticsResource(context, library),
            new LagResource(context),
            new GoalsResource(context),
            new HistoryResource(context));
  }

  private static boolean readable(Library library, Handle tx) {
    library.requireReadable(tx);
    return true;
  }

  static JourneyInstance start(JourneyConfig config, PluginContext context) {
    JourneyInstance instance = new JourneyInstance(config, context);
    Publisher.forgetDrafts(context.database());
    instance.worker.start();
    return instance;
  }

  private static Map<String, Channel> channels(JourneyConfig config) {
    Map<String, Channel> channels = new LinkedHashMap<>();
    Inbox inbox = new Inbox();
    channels.put(inbox.name(), inbox);
    int tries = config.tries();
    for (String name : config.receivers().keySet()) {
      channels.put(name, new Webhook(name, tries));
    }
    channels.put(StatementChannel.NAME, new StatementChannel(tries));
    if (config.email() != null) {
      channels.put(Email.NAME, new Email(tries));
    }
    return channels;
  }

  private static List<Carrier> carriers(JourneyConfig config, PluginContext context) {
    Map<String, List<String>> secrets = config.secrets();
    List<Carrier> carriers = new ArrayList<>();
    config
        .receivers()
        .forEach(
            (name, receiver) ->
                carriers.add(
                    new WebhookCarrier(
                        name, receiver, secrets.getOrDefault(name, List.of()), context.clock())));
    carriers.add(new StatementCarrier(context));
    if (config.email() != null) {
      carriers.add(new EmailCarrier(config.email().server()));
    }
    return carriers;
  }

  @Override
  public Optional<StatementHandler> handler() {
    return Optional.of(handler);
  }

  @Override
  public Set<Object> adminResources() {
    return resources;
  }

  @Override
  public Health check() {
    return worker.isAlive()
        ? Health.ok()
        : Health.down("the outbox worker has ended; restart to deliver again");
  }

  @Override
  public void close() {
    worker.close();
  }
}
