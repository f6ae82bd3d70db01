package org.trailmark.journey;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.journey.api.LagResource;
import org.trailmark.journey.api.OpenApiResource;
import org.trailmark.journey.api.journeys.CheckResource;
import org.trailmark.journey.api.journeys.DryRuns;
import org.trailmark.journey.api.journeys.GoalsResource;
import org.trailmark.journey.api.journeys.HistoryResource;
import org.trailmark.journey.api.journeys.JourneysResource;
import org.trailmark.journey.api.journeys.ProfilesResource;
import org.trailmark.journey.api.journeys.SchemaResource;
import org.trailmark.journey.api.journeys.StatisticsResource;
import org.trailmark.journey.api.learners.LearnersResource;
import org.trailmark.journey.api.learners.MyInboxResource;
import org.trailmark.journey.api.learners.MyWaysResource;
import org.trailmark.journey.api.learners.TransitionsResource;
import org.trailmark.journey.api.learners.TryResource;
import org.trailmark.journey.api.people.ConsentLoadResource;
import org.trailmark.journey.api.people.ConsentResource;
import org.trailmark.journey.api.people.PreferencesResource;
import org.trailmark.journey.api.people.RostersResource;
import org.trailmark.journey.api.touchpoints.InboxResource;
import org.trailmark.journey.api.touchpoints.JourneyTouchpointsResource;
import org.trailmark.journey.api.touchpoints.OutboxResource;
import org.trailmark.journey.channel.Attributes;
import org.trailmark.journey.channel.ChannelKinds;
import org.trailmark.journey.channel.EmailCarrier;
import org.trailmark.journey.channel.Inbox;
import org.trailmark.journey.channel.LinkOfLearner;
import org.trailmark.journey.channel.Outbox;
import org.trailmark.journey.channel.OutboxChannel;
import org.trailmark.journey.channel.OutboxWorker;
import org.trailmark.journey.channel.StatementCarrier;
import org.trailmark.journey.channel.WebhookKind;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.definition.AskedExtension;
import org.trailmark.journey.definition.Extensions;
import org.trailmark.journey.extension.AttributeKind;
import org.trailmark.journey.extension.Carrier;
import org.trailmark.journey.extension.ChannelKind;
import org.trailmark.journey.extension.ConditionKind;
import org.trailmark.journey.extension.MemoryModel;
import org.trailmark.journey.extension.Scorer;
import org.trailmark.journey.ledger.Channel;
import org.trailmark.journey.ledger.Ledger;
import org.trailmark.journey.ledger.Scorers;
import org.trailmark.journey.publication.Backfills;
import org.trailmark.journey.publication.Library;
import org.trailmark.journey.runtime.JourneyHandler;
import org.trailmark.journey.runtime.Publisher;
import org.trailmark.journey.runtime.RemovedEvidence;
import org.trailmark.journey.runtime.TransitionEvents;
import org.trailmark.lrs.plugin.Health;
import org.trailmark.lrs.plugin.Offer;
import org.trailmark.lrs.plugin.PersonalData;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.plugin.PluginEvents;
import org.trailmark.lrs.plugin.PluginInstance;
import org.trailmark.lrs.plugin.PluginJobs;
import org.trailmark.lrs.plugin.RemovedStatements;
import org.trailmark.lrs.plugin.StatementHandler;
import org.trailmark.lrs.trace.RememberedContexts;

/** The plugin at work: everything wired once. */
final class JourneyInstance implements PluginInstance {
  private static final Logger LOG = LoggerFactory.getLogger(JourneyInstance.class);

  /** Other than any that used the database before, or does now. */
  private static final String PROCESS = UUID.randomUUID().toString();

  private final Library library;
  private final JourneyHandler handler;
  private final Set<Object> resources;
  private final Set<Object> learnerResources;
  private final List<OutboxWorker> workers;
  private final Attributes attributes;
  private final Backfills backfills;
  private final TransitionEvents events;
  private final LagResource lag;
  private final WaitingNumbers numbers;
  private final DryRuns dryRuns = new DryRuns();

  private JourneyInstance(JourneyConfig config, PluginContext context) {
    this.attributes = attributes(config, context);
    Map<String, Carrier> carriers = carriers(config, context);
    Map<String, Channel> channels = channels(carriers, config.tries(), attributes);
    Extensions extensions = extensions(context);
    Library library = new Library(extensions, attributes.names());
    this.library = library;
    RememberedContexts<String> causes = new RememberedContexts<>();
    this.handler =
        new JourneyHandler(
            library,
            new Ledger(
                channels, new Scorers(context.offers(Scorer.class)).named(config.scorer()), causes),
            context.statements(),
            context.log(),
            context.identities(),
            context.clock());
    Publisher publisher = new Publisher(context, library, channels.keySet());
    this.workers =
        carriers.entrySet().stream()
            .map(
                channel ->
                    new OutboxWorker(
                        context.database(),
                        context.clock(),
                        PROCESS,
                        channel.getKey(),
                        channel.getValue(),
                        config.backoff(),
                        causes))
            .toList();
    this.backfills = new Backfills(context);
    this.events = new TransitionEvents(context.database());
    this.lag = new LagResource(context);
    this.numbers = new WaitingNumbers(context.metrics(), lag);
    this.resources =
        Set.of(
            new JourneysResource(context, library, publisher, dryRuns),
            new LearnersResource(context, library),
            new InboxResource(context),
            new ConsentResource(context),
            new ConsentLoadResource(context),
            new PreferencesResource(context),
            new RostersResource(context),
            new OutboxResource(context, config.tries()),
            new ProfilesResource(context),
            new CheckResource(publisher),
            new TryResource(context, library, publisher),
            new JourneyTouchpointsResource(context),
            new TransitionsResource(context, library),
            new SchemaResource(extensions),
            new OpenApiResource(),
            new StatisticsResource(context, library),
            new LagResource(context),
            new GoalsResource(context),
            new HistoryResource(backfills));
    this.learnerResources =
        Set.of(new MyWaysResource(context, library), new MyInboxResource(context));
  }

  private static Extensions extensions(PluginContext context) {
    Extensions.Gathering found = new Extensions.Gathering();
    addConditions(context.offers(ConditionKind.class), found);
    addModels(context.offers(MemoryModel.class), found);
    return found.all();
  }

  private static <K extends ConditionKind<?>> void addConditions(
      List<Offer<K>> offers, Extensions.Gathering found) {
    offers.forEach(offer -> offer.take(AskedExtension::condition, found::condition));
  }

  private static <M extends MemoryModel<?>> void addModels(
      List<Offer<M>> offers, Extensions.Gathering found) {
    offers.forEach(offer -> offer.take(AskedExtension::model, found::model));
  }

  static JourneyInstance start(JourneyConfig config, PluginContext context) {
    JourneyInstance instance = new JourneyInstance(config, context);
    context
        .database()
        .read(c -> instance.library.held(Handles.over(c)))
        .forEach((journey, why) -> LOG.error("the journey {} is held: {}", journey, why));
    Publisher.forgetDrafts(context.database());
    instance.tellOfForsaken(context);
    instance.attributes.start();
    instance.workers.forEach(OutboxWorker::start);
    instance.numbers.start();
    return instance;
  }

  /** They wait until their channel is configured again. */
  private void tellOfForsaken(PluginContext context) {
    List<String> served = workers.stream().map(OutboxWorker::channel).toList();
    context.database().read(c -> new Outbox(Handles.over(c)).waitingChannels()).stream()
        .filter(channel -> !served.contains(channel))
        .forEach(channel -> LOG.warn("deliveries wait for {}, which is not configured", channel));
  }

  private static Map<String, Channel> channels(
      Map<String, Carrier> carriers, int tries, Attributes attributes) {
    Map<String, Channel> channels = new LinkedHashMap<>();
    Inbox inbox = new Inbox(attributes);
    channels.put(inbox.name(), inbox);
    carriers.forEach(
        (name, carrier) -> channels.put(name, new OutboxChannel(name, carrier, tries, attributes)));
    return channels;
  }

  private static Attributes attributes(JourneyConfig config, PluginContext context) {
    Map<String, String> settings = config.attributes() == null ? Map.of() : config.attributes();
    Duration goodFor = config.linkLength();
    Optional<LinkOfLearner> link =
        context.learnerLinks().map(links -> new LinkOfLearner(links, goodFor, context.clock()));
    return Attributes.open(context.offers(AttributeKind.class), settings, link, context.clock());
  }

  /** What brings the deliveries of each channel: ours, and what extensions add. */
  private static Map<String, Carrier> carriers(JourneyConfig config, PluginContext context) {
    Map<String, Carrier> carriers = new LinkedHashMap<>();
    WebhookKind webhook = new WebhookKind();
    config
        .receivers()
        .forEach(
            (name, receiver) ->
                carriers.put(webhook.name() + ":" + name, webhook.open(receiver, context.clock())));
    carriers.put(StatementCarrier.NAME, new StatementCarrier(context));
    if (config.email() != null) {
      carriers.put(EmailCarrier.NAME, new EmailCarrier(config.email().server()));
    }
    Map<String, String> settings = config.channels() == null ? Map.of() : config.channels();
    carriers.putAll(
        new ChannelKinds(context.offers(ChannelKind.class)).open(settings, context.clock()));
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
  public Set<Object> learnerResources() {
    return learnerResources;
  }

  @Override
  public Optional<PluginEvents> events() {
    return Optional.of(events);
  }

  @Override
  public Optional<PluginJobs> jobs() {
    return Optional.of(backfills);
  }

  @Override
  public Optional<PersonalData> personalData() {
    return Optional.of(new JourneyPersonalData());
  }

  @Override
  public Optional<RemovedStatements> removedStatements() {
    return Optional.of(new RemovedEvidence());
  }

  @Override
  public Health check() {
    String complaints =
        Stream.concat(
                library.heldLately().entrySet().stream()
                    .map(held -> "the journey " + held.getKey() + " is held: " + held.getValue()),
                workers.stream().flatMap(worker -> worker.complaint().stream()))
            .collect(Collectors.joining("; "));
    return complaints.isEmpty() ? Health.ok() : Health.down(complaints);
  }

  @Override
  public void close() {
    dryRuns.close();
    handler.close();
    workers.forEach(OutboxWorker::end);
    workers.forEach(OutboxWorker::close);
    numbers.close();
    attributes.close();
  }
}
