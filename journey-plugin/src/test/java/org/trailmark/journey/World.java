package org.trailmark.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.trailmark.journey.api.LagResource;
import org.trailmark.journey.api.journeys.HistoryResource;
import org.trailmark.journey.api.journeys.JourneysResource;
import org.trailmark.journey.api.journeys.ProfilesResource;
import org.trailmark.journey.api.journeys.SchemaResource;
import org.trailmark.journey.api.journeys.StatisticsResource;
import org.trailmark.journey.api.learners.LearnersResource;
import org.trailmark.journey.api.learners.TryResource;
import org.trailmark.journey.api.people.ConsentLoadResource;
import org.trailmark.journey.api.people.ConsentResource;
import org.trailmark.journey.api.people.PreferencesResource;
import org.trailmark.journey.api.people.RostersResource;
import org.trailmark.journey.api.touchpoints.InboxResource;
import org.trailmark.journey.api.touchpoints.OutboxResource;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.db.MigratedStore;
import org.trailmark.lrs.dispatch.Dispatcher;
import org.trailmark.lrs.dispatch.RetryPolicy;
import org.trailmark.lrs.dispatch.StorageContext;
import org.trailmark.lrs.plugin.Offer;
import org.trailmark.lrs.plugin.PluginEvents;
import org.trailmark.lrs.plugin.PluginInstance;
import org.trailmark.lrs.sql.SqliteStorage;
import org.trailmark.lrs.store.IdentityStore;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.store.StatementWriter;
import org.trailmark.lrs.store.Storage;
import org.trailmark.lrs.xapi.Authority;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.lrs.xapi.StatementParser;
import org.trailmark.lrs.xapi.ValidStatement;
import org.trailmark.lrs.xapi.XapiVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The plugin as its host runs it: real storage, a real dispatcher, time that the test moves, and
 * what the resources answer as the JSON that the host would write.
 */
final class World implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-02T08:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  final MovableClock clock;
  private final Path folder;
  private final JourneyConfig config;
  private final StatementParser parser = new StatementParser(StatementParser.Limits.DEFAULT);
  private final Authority authority =
      Authority.agent(new Ifi.Mbox("mailto:lrs@example.org"), "test");
  private SqliteStorage storage;
  private PluginInstance plugin;
  private Context context;
  private Dispatcher dispatcher;
  private RowsRead rowsRead;

  World(Path folder, JourneyConfig config, Instant start) {
    this.folder = folder;
    this.config = config;
    this.clock = new MovableClock(start);
    open();
  }

  World(Path folder) {
    this(folder, new JourneyConfig(null, null, null), START);
  }

  private void open() {
    JourneyPlugin factory = new JourneyPlugin();
    storage = MigratedStore.open(folder, clock);
    PluginDatabase database =
        storage.pluginDatabase(factory.name(), factory.migrations(), World.class.getClassLoader());
    rowsRead = new RowsRead(database);
    context = new Context(factory.name(), clock, storage, database);
    plugin = factory.create(config, context);
    dispatcher =
        new Dispatcher(
            factory.name(),
            plugin.handler().orElseThrow(),
            rowsRead,
            storage.log(),
            storage.reader(),
            RetryPolicy.standard(),
            clock);
    context.drivenBy(dispatcher);
    storage.identities().onChange(dispatcher::wake); // ends with the storage
    dispatcher.start();
  }

  @Override
  public void close() {
    dispatcher.close();
    plugin.close();
    storage.close();
  }

  /** As after a crash between two transactions. */
  void restart() {
    close();
    open();
  }

  /** Stops following the log, as when the plugin is away; {@link #restart} brings it back. */
  void pause() {
    dispatcher.close();
  }

  void send(String... statements) throws Exception {
    List<ValidStatement> valid =
        parser.parse(
            ("[" + String.join(",", statements) + "]").getBytes(UTF_8),
            StatementParser.Context.post(XapiVersion.V1_0_3, authority));
    storage.writer().append(valid).toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  /** Lets everything happen that can happen now. */
  void settle() throws Exception {
    do {
      clock.advance(Duration.ofMillis(1));
      assertThat(dispatcher.awaitThrough(clock.instant(), PATIENCE)).isTrue();
    } while (!isQuiet());
    assertThat(dispatcher.quarantine().list(0, 10)).isEmpty();
  }

  private boolean isQuiet() {
    return count("SELECT COUNT(*) FROM agenda WHERE act_at <= " + clock.millis())
            + count("SELECT COUNT(*) FROM publication WHERE state IN ('collecting', 'draft')")
            + count("SELECT COUNT(*) FROM touchpoint WHERE state = 'wanted'")
            + identities().readAfter(count("SELECT seq FROM identity_mark"), 1).size()
        == 0;
  }

  PluginEvents events() {
    return plugin.events().orElseThrow();
  }

  IdentityStore identities() {
    return storage.identities();
  }

  /** Says that two are one person; gives the link. */
  long link(String one, String other) {
    return identities()
        .link(
            List.of(
                new IdentityStore.Pair(
                    new Ifi.Mbox("mailto:" + one + "@example.org"),
                    new Ifi.Mbox("mailto:" + other + "@example.org"),
                    "")),
            "admin")
        .get(0)
        .link()
        .link();
  }

  void unlink(long link) {
    identities().unlink(link, "admin", "");
  }

  void moveTo(Instant time) throws Exception {
    clock.set(time);
    settle();
  }

  JsonNode publish(String text) throws Exception {
    JsonNode effect = json(resource(JourneysResource.class).publish(text, null));
    settle();
    return effect;
  }

  JsonNode dryRun(String text) {
    return json(resource(JourneysResource.class).publish(text, "true"));
  }

  JourneysResource journeys() {
    return resource(JourneysResource.class);
  }

  HistoryResource history() {
    return resource(HistoryResource.class);
  }

  LearnersResource learners() {
    return resource(LearnersResource.class);
  }

  TryResource tries() {
    return resource(TryResource.class);
  }

  RostersResource rosters() {
    return resource(RostersResource.class);
  }

  ProfilesResource profiles() {
    return resource(ProfilesResource.class);
  }

  OutboxResource outbox() {
    return resource(OutboxResource.class);
  }

  InboxResource inboxes() {
    return resource(InboxResource.class);
  }

  SchemaResource schema() {
    return resource(SchemaResource.class);
  }

  StatisticsResource statistics() {
    return resource(StatisticsResource.class);
  }

  /** The classes of all resources. */
  Set<Class<?>> resourceClasses() {
    return Stream.concat(plugin.adminResources().stream(), plugin.learnerResources().stream())
        .map(Object::getClass)
        .collect(toUnmodifiableSet());
  }

  /** Lets the plugin come as far as it can, though something may be left to do. */
  void awaitHandled() throws Exception {
    assertThat(dispatcher.awaitThrough(clock.instant(), PATIENCE)).isTrue();
  }

  ConsentResource consent() {
    return resource(ConsentResource.class);
  }

  ConsentLoadResource consentLists() {
    return resource(ConsentLoadResource.class);
  }

  PreferencesResource preferences() {
    return resource(PreferencesResource.class);
  }

  LagResource lag() {
    return resource(LagResource.class);
  }

  String learner(String who) {
    return json(learners().find(Did.agent(who), null)).path("learner").asString();
  }

  JsonNode way(String who) {
    return json(learners().way(learner(who), "onboarding", null, null));
  }

  /** The step on which she stands, {@code exit:ID}, or empty where she is not on the journey. */
  String position(String who) {
    JsonNode run = way(who).path("run");
    return run.has("exit") ? "exit:" + run.path("exit").asString() : run.path("step").asString("");
  }

  /** Where her way leads as history says now: {@code to@validAt}. */
  List<String> transitions(String who) {
    List<String> found = new ArrayList<>();
    for (JsonNode transition : way(who).path("transitions")) {
      if (!transition.path("superseded").asBoolean()) {
        found.add(transition.path("to").asString() + "@" + transition.path("validAt").asString());
      }
    }
    return found;
  }

  List<JsonNode> inbox(String who) {
    return json(learners().inbox(learner(who), null, null)).path("items").valueStream().toList();
  }

  /** A touchpoint of hers. */
  JsonNode touchpoint(String who, String id) {
    return json(learners().touchpoints(learner(who), null, null, "500"))
        .path("touchpoints")
        .valueStream()
        .filter(t -> t.path("touchpoint").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** What was last decided about it: {@code decision/gate}. */
  String verdict(String who, String touchpoint) {
    JsonNode last =
        touchpoint(who, touchpoint)
            .path("decisions")
            .valueStream()
            .reduce((a, b) -> b)
            .orElseThrow();
    return last.path("decision").asString() + "/" + last.path("gate").asString();
  }

  long count(String sql) {
    return context.database().read(c -> Handles.over(c).createQuery(sql).mapTo(Long.class).one());
  }

  List<Map<String, Object>> rows(String sql) {
    return context.database().read(c -> Handles.over(c).createQuery(sql).mapToMap().list());
  }

  /** How many rows the handler has read since this was asked last. */
  long rowsRead() {
    return rowsRead.since();
  }

  StatementLog log() {
    return storage.log();
  }

  /** Changes the plugin's database behind its back. */
  int write(String sql) {
    return context.database().write(c -> Handles.over(c).execute(sql));
  }

  <T> T inTransaction(Function<Handle, T> work) {
    return context.database().read(c -> work.apply(Handles.over(c)));
  }

  StatementWriter writer() {
    return storage.writer();
  }

  static JsonNode json(Object answer) {
    return JSON.readTree(JSON.writeValueAsString(answer));
  }

  private <T> T resource(Class<T> type) {
    return plugin.adminResources().stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  /** What the host would give. */
  private static final class Context extends StorageContext {
    Context(String name, InstantSource clock, Storage storage, PluginDatabase database) {
      super(name, clock, storage, database, "https://lrs.example.org");
    }

    @Override
    public <T> List<Offer<T>> offers(Class<T> type) {
      return ServiceLoader.load(type).stream().map(found -> Offer.trusted(found.get())).toList();
    }
  }
}
