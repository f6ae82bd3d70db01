package org.trailmark.server.app;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.glassfish.jersey.server.ResourceConfig;
import org.trailmark.lrs.plugin.LrsPlugin;
import org.trailmark.lrs.sql.PostgresStorage;
import org.trailmark.lrs.sql.SqliteStorage;
import org.trailmark.lrs.sql.connection.QueryLimit;
import org.trailmark.lrs.store.Storage;
import org.trailmark.lrs.xapi.StatementParser;
import org.trailmark.server.admin.HealthResource;
import org.trailmark.server.admin.MetricsResource;
import org.trailmark.server.admin.OpenApiResource;
import org.trailmark.server.admin.StatusResource;
import org.trailmark.server.audit.AuditFilter;
import org.trailmark.server.audit.AuditResource;
import org.trailmark.server.auth.CredentialIssuer;
import org.trailmark.server.config.AdminCredential;
import org.trailmark.server.config.DatabaseUrl;
import org.trailmark.server.config.JobsConfig;
import org.trailmark.server.config.ServerConfig;
import org.trailmark.server.console.ConsoleResource;
import org.trailmark.server.http.documents.ActivityProfileResource;
import org.trailmark.server.http.documents.AgentProfileResource;
import org.trailmark.server.http.documents.DocumentExchange;
import org.trailmark.server.http.documents.StateResource;
import org.trailmark.server.http.filter.AnyAccept;
import org.trailmark.server.http.filter.QueryTime;
import org.trailmark.server.http.statements.ActivitiesResource;
import org.trailmark.server.http.statements.AgentsResource;
import org.trailmark.server.http.statements.AttachmentExchange;
import org.trailmark.server.http.statements.ConsistentThrough;
import org.trailmark.server.http.statements.SignaturesResource;
import org.trailmark.server.http.statements.StatementContentType;
import org.trailmark.server.http.statements.StatementStoring;
import org.trailmark.server.http.statements.StatementsResource;
import org.trailmark.server.http.transport.WebServer;
import org.trailmark.server.http.xapi.AboutResource;
import org.trailmark.server.http.xapi.AddressFilter;
import org.trailmark.server.http.xapi.AlternateSyntax;
import org.trailmark.server.http.xapi.Cors;
import org.trailmark.server.http.xapi.QuotedBoundary;
import org.trailmark.server.http.xapi.VersionFilter;
import org.trailmark.server.http.xapi.WellFormedContentType;
import org.trailmark.server.identities.IdentitiesResource;
import org.trailmark.server.identities.LinksResource;
import org.trailmark.server.identities.SameEmailPlugin;
import org.trailmark.server.jobs.ExportsResource;
import org.trailmark.server.jobs.ImportsResource;
import org.trailmark.server.jobs.JobLimits;
import org.trailmark.server.jobs.Jobs;
import org.trailmark.server.jobs.JobsResource;
import org.trailmark.server.jobs.People;
import org.trailmark.server.me.LearnerFilter;
import org.trailmark.server.me.LearnerLinks;
import org.trailmark.server.me.LearnerLinksResource;
import org.trailmark.server.me.LinkKey;
import org.trailmark.server.plugins.HostSetup;
import org.trailmark.server.plugins.PluginHost;
import org.trailmark.server.plugins.PluginLimits;
import org.trailmark.server.plugins.PluginsResource;
import org.trailmark.server.plugins.QuarantineResource;
import org.trailmark.server.privacy.RetentionPlugin;
import org.trailmark.server.records.RecordsPlugin;
import org.trailmark.server.trace.Tracing;

/** A running Trailmark: storage, plugins and HTTP, started and stopped in order. */
public final class TrailmarkServer implements AutoCloseable {
  static final String XAPI = "/xapi";
  static final String ADMIN = "/admin/api";
  static final String ME = "/me/api";

  /** So many clients may fail to read their answers before others wait for theirs. */
  private static final int ANSWERERS = 4;

  private final Closing closing = new Closing();
  private final ServerConfig config;
  private final InstantSource clock;
  private final Supplier<Optional<String>> doubt;
  private final Optional<Credentials> made;
  private final PluginHost plugins;
  private final WebServer web;

  private TrailmarkServer(
      ServerConfig config,
      InstantSource clock,
      Supplier<Optional<String>> doubt,
      BiConsumer<String, ResourceConfig> heard) {
    this.config = config;
    this.clock = clock;
    this.doubt = doubt;
    try {
      Optional<Tracing> tracing = Traces.open(config.tracing());
      tracing.ifPresent(closing::later); // last words of what closes before it are sent too
      Storage storage = closing.later(open(config, clock));
      ExecutorService answers = Executors.newFixedThreadPool(ANSWERERS);
      closing.later(() -> stop(answers));
      Entrance entrance = Entrance.of(config, storage, clock, answers);
      CredentialIssuer issuer = entrance.issuer();
      AdminCredential admin = config.admin();
      if (admin != null) {
        issuer.ensureAdmin(admin.key(), admin.secret()); // before anybody can come with it
      }
      RecordsPlugin records = new RecordsPlugin(storage.documents());
      RetentionPlugin retention = new RetentionPlugin(storage, Privacy.policy(config));
      LearnerLinks links =
          new LearnerLinks(
              LinkKey.in(storage.signingKeys(), config.dataDir().resolve("learner-links.key")),
              config.http().basePath());
      this.plugins =
          closing.later(
              PluginHost.create(
                  new HostSetup(
                      config.pluginsDir(),
                      config.dataDir().resolve("disabled-plugins"),
                      parts(config, storage, records, retention),
                      new BoundPluginConfigs(config.plugin()),
                      storage,
                      clock,
                      config.xapi().authorityHomePage(),
                      Optional.ofNullable(config.http().publicOrigin())
                          .map(
                              origin ->
                                  (agent, until) -> URI.create(origin + links.path(agent, until))),
                      new PluginLimits(
                          config.plugins().callLimit(),
                          config.plugins().allocationLimit().bytes()))));
      records.follow(plugins::events);
      AttachmentExchange exchange =
          new AttachmentExchange(
              new StatementParser(Limits.parser(config.limits())),
              storage.attachments(),
              Limits.body(config.limits()),
              config.limits().attachment().bytes());
      Jobs jobs = closing.later(jobs(storage, records, exchange));
      Privacy privacy =
          closing.later(Privacy.open(config, storage, plugins, jobs, retention, clock));
      PrometheusMeterRegistry metrics = metrics(storage);
      tracing.ifPresent(open -> ServerMetrics.ofTraces(metrics, open));
      QueryLimit queries = closing.later(new QueryLimit(config.limits().query()));
      WebApplications make =
          new WebApplications(
              config,
              metrics,
              entrance.callers(),
              new LearnerFilter(links, clock),
              new AuditFilter(storage.audit()),
              new QueryTime(() -> queries.begin()::end),
              tracing.map(Tracing::requests),
              heard);
      this.web =
          closing.later(
              WebServer.start(
                  Limits.listening(config),
                  applications(
                      make, metrics, storage, entrance, links, records, jobs, exchange, privacy,
                      answers)));
      ServerMetrics.ofConnections(metrics, web.gauges());
      closing.later(records::disconnect);
      metrics.getPrometheusRegistry().register(new PluginNumbers(plugins::metrics));
      plugins.open(new PluginPlaces(ADMIN, ME, web, make, metrics, plugins::cost, plugins::lag));
      jobs.start();
      privacy.start();
      // Last, so that no secret is made by a start that fails, and so never shown.
      this.made =
          config.admin() == null
              ? issuer
                  .issueFirstAdmin()
                  .map(issued -> new Credentials(issued.key(), issued.secret()))
              : Optional.empty();
    } catch (RuntimeException | Error e) {
      closing.close();
      throw e;
    }
  }

  /** What of the server works as a plugin; rules only where they are configured. */
  private static List<LrsPlugin<?>> parts(
      ServerConfig config, Storage storage, RecordsPlugin records, RetentionPlugin retention) {
    List<LrsPlugin<?>> parts = new ArrayList<>();
    parts.add(records);
    if (config.plugin().isFor(SameEmailPlugin.NAME)) {
      parts.add(new SameEmailPlugin(storage.identities()));
    }
    if (!config.retention().rules().isEmpty()) {
      parts.add(retention);
    }
    return parts;
  }

  private ImportsFolder importsFolder() {
    return new ImportsFolder(config.dataDir().resolve("imports"));
  }

  private Jobs jobs(Storage storage, RecordsPlugin records, AttachmentExchange exchange) {
    JobsConfig limits = config.jobs();
    return new Jobs(
        config.dataDir().resolve("jobs"),
        new JobLimits(limits.space().bytes(), limits.keepFor()),
        Map.of(
            "import",
            new ImportWork(
                importsFolder(),
                by ->
                    new OwnLrs(
                        exchange,
                        storage.writer(),
                        Authorities.of(config.xapi().authorityHomePage(), by))),
            "export",
            new ExportWork(records)),
        clock);
  }

  private static Storage open(ServerConfig config, InstantSource clock) {
    DatabaseUrl database = config.database();
    return database == null
        ? SqliteStorage.open(config.dataDir(), clock)
        : PostgresStorage.open(database.whole(), clock);
  }

  /**
   * Starts a server by the machine's clock; when this returns it takes requests.
   *
   * @throws org.trailmark.lrs.problem.LrsException if it cannot, saying why
   */
  public static TrailmarkServer start(ServerConfig config) {
    LeapGuard clock = new LeapGuard(Clock.systemUTC(), System::nanoTime);
    return new TrailmarkServer(config, clock, clock::complaint, (path, application) -> {});
  }

  /**
   * The same by another clock.
   *
   * @param clock stamps statements and moves the plugins' time
   * @throws org.trailmark.lrs.problem.LrsException if it cannot, saying why
   */
  public static TrailmarkServer start(ServerConfig config, InstantSource clock) {
    return start(config, clock, (path, application) -> {});
  }

  /**
   * The same.
   *
   * @param heard hears of every application: its path, and what it answers
   */
  static TrailmarkServer start(
      ServerConfig config, InstantSource clock, BiConsumer<String, ResourceConfig> heard) {
    return new TrailmarkServer(config, clock, Optional::empty, heard);
  }

  /**
   * Where it listens, with the port that it found free, for example {@code http://127.0.0.1:8080/}.
   */
  public URI baseUri() {
    String host = config.http().host();
    host = host.contains(":") ? "[" + host + "]" : host;
    return URI.create(
        (config.http().tls() == null ? "http://" : "https://") + host + ":" + web.port() + "/");
  }

  /** The admin credential that this start made; empty when there was one, or one was configured. */
  public Optional<Credentials> madeCredentials() {
    return made;
  }

  /**
   * Waits until every plugin has handled all that was stored before {@code through} and its {@code
   * onTime} has been called with that time or a later one.
   *
   * @return false when the time ran out
   */
  public boolean awaitPlugins(Instant through, Duration timeout) {
    return plugins.awaitThrough(through, timeout);
  }

  /** Finishes what was accepted, then stops plugins and storage. */
  @Override
  public void close() {
    closing.close();
  }

  private Map<String, ResourceConfig> applications(
      WebApplications make,
      PrometheusMeterRegistry metrics,
      Storage storage,
      Entrance entrance,
      LearnerLinks links,
      RecordsPlugin records,
      Jobs jobs,
      AttachmentExchange exchange,
      Privacy privacy,
      ExecutorService answers) {
    People people = new People(Authorities::person);
    Authorities rights = new Authorities(config.xapi().authorityHomePage());
    DocumentExchange documents = new DocumentExchange(storage.documents(), answers, rights);
    Map<String, ResourceConfig> applications = new LinkedHashMap<>();
    applications.put(
        "",
        make.open(
            "open",
            new HealthResource(storage, plugins::health, clock, doubt),
            new MetricsResource(metrics),
            new ConsoleResource(config.http().basePath(), plugins::pageFile)));
    applications.put(
        XAPI,
        make.xapi(
            new AddressFilter(),
            new AnyAccept(),
            new QuotedBoundary(),
            new Cors(
                config.xapi().corsOrigins(),
                List.of(ConsistentThrough.HEADER, StatementStoring.KNOWN)),
            new AlternateSyntax(StatementsResource.PATH),
            new VersionFilter(config.xapi().answerVersion()),
            new WellFormedContentType(),
            new StatementContentType(),
            new ConsistentThrough(storage.reader()),
            new AboutResource(),
            new StateResource(documents),
            new ActivityProfileResource(documents),
            new AgentProfileResource(documents),
            new AgentsResource(storage.reader(), storage.identities(), rights),
            new ActivitiesResource(storage.activities(), rights),
            new StatementsResource(
                storage.reader(),
                storage.activities(),
                exchange,
                new StatementStoring(storage.writer(), answers),
                rights,
                config.xapi().maxPage(),
                config.http().basePath() + XAPI)));
    applications.put(
        ADMIN,
        make.admin(
            union(
                union(
                    union(records.resources(), privacy.adminResources()),
                    entrance.resources(storage)),
                Set.of(
                    new StatusResource(Version.current(), storage.log(), clock),
                    new OpenApiResource(),
                    new AuditResource(storage.audit()),
                    new SignaturesResource(storage.reader(), storage.signatures()),
                    new IdentitiesResource(storage.identities()),
                    new LinksResource(storage.identities()),
                    new LearnerLinksResource(links, clock, config.http().publicOrigin()),
                    new JobsResource(jobs, plugins::jobs, records::answer),
                    new ImportsResource(jobs, people, importsFolder()),
                    new ExportsResource(jobs, people),
                    new PluginsResource(plugins),
                    new QuarantineResource(plugins)))));
    applications.put(ME + "/privacy", make.forLearners("privacy", privacy.learnerResources()));
    return applications;
  }

  private static Set<Object> union(Set<Object> some, Set<Object> others) {
    Set<Object> all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }

  private PrometheusMeterRegistry metrics(Storage storage) {
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    closing.later(metrics::close);
    ServerMetrics.ofJvm(metrics);
    ServerMetrics.ofStorage(metrics, storage);
    return metrics;
  }

  private static void stop(ExecutorService answers) {
    answers.shutdown();
    try {
      if (!answers.awaitTermination(2, TimeUnit.SECONDS)) {
        answers.shutdownNow();
      }
    } catch (InterruptedException e) {
      answers.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  /** A key and its secret, in the clear. */
  public record Credentials(String key, String secret) {}
}
