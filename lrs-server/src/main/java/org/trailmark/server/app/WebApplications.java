package org.trailmark.server.app;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.trailmark.server.admin.RequestObserver;
import org.trailmark.server.audit.AuditFilter;
import org.trailmark.server.auth.Access;
import org.trailmark.server.auth.AuthenticationFilter;
import org.trailmark.server.auth.Callers;
import org.trailmark.server.config.LimitsConfig;
import org.trailmark.server.config.ServerConfig;
import org.trailmark.server.http.filter.BodyLimit;
import org.trailmark.server.http.filter.KnownLength;
import org.trailmark.server.http.filter.ProblemForm;
import org.trailmark.server.http.filter.ProblemMapper;
import org.trailmark.server.http.filter.QueryTime;
import org.trailmark.server.http.filter.RequestRate;
import org.trailmark.server.http.filter.SafeHeaders;
import org.trailmark.server.http.statements.StatementContentType;
import org.trailmark.server.http.transport.ClientAddress;
import org.trailmark.server.jobs.ImportsResource;
import org.trailmark.server.me.LearnerFilter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.jakarta.rs.json.JacksonJsonProvider;

/** Makes the JAX-RS applications: one for each part, so that none can change another's ways. */
final class WebApplications {
  private final BodyLimit bodyLimit;
  private final BodyLimit adminBodyLimit;
  private final BodyLimit xapiBodyLimit;
  private final Optional<RequestRate> rate;
  private final RequestObserver.Ways ways;
  private final MeterRegistry metrics;
  private final Callers callers;
  private final LearnerFilter learners;
  private final AuditFilter audit;
  private final QueryTime queryTime;
  private final Optional<ApplicationEventListener> traces;
  private final BiConsumer<String, ResourceConfig> heard;

  /**
   * @param traces watches requests; empty: nothing does
   * @param heard hears of every application: where it will be, and what it answers
   */
  WebApplications(
      ServerConfig config,
      MeterRegistry metrics,
      Callers callers,
      LearnerFilter learners,
      AuditFilter audit,
      QueryTime queryTime,
      Optional<ApplicationEventListener> traces,
      BiConsumer<String, ResourceConfig> heard) {
    this.heard = heard;
    LimitsConfig limits = config.limits();
    BodyLimit.Usual usual =
        new BodyLimit.Usual(Limits.body(limits), limits.address(), limits.pace().bytes());
    this.bodyLimit = BodyLimit.of(usual);
    this.adminBodyLimit =
        BodyLimit.forFiles(usual, config.jobs().upload().bytes(), ImportsResource.PATH);
    this.xapiBodyLimit =
        BodyLimit.forStatements(
            usual, limits.multipart().bytes(), StatementContentType::isMultipart);
    this.rate =
        limits.requestsPerSecond() > 0
            ? Optional.of(
                new RequestRate(limits.requestsPerSecond(), limits.burst(), System::nanoTime))
            : Optional.empty();
    this.ways =
        new RequestObserver.Ways(
            ClientAddress::of, config.log().access(), config.log().slowRequest());
    this.metrics = metrics;
    this.callers = callers;
    this.learners = learners;
    this.audit = audit;
    this.queryTime = queryTime;
    this.traces = traces;
  }

  /** An application for everybody. */
  ResourceConfig open(String name, Object... resources) {
    return application("", name, bodyLimit, resources)
        .register(new AuthenticationFilter(callers, Rules.OPEN, ClientAddress::of));
  }

  /** An application for admins; what they change stands in the audit log. */
  ResourceConfig forAdmins(String name, Set<Object> resources) {
    return guarded(TrailmarkServer.ADMIN, name, bodyLimit, Rules.admin(), resources.toArray())
        .register(audit);
  }

  /** The server's own application for admins, which takes files too. */
  ResourceConfig admin(Set<Object> resources) {
    return guarded(
            TrailmarkServer.ADMIN, "admin", adminBodyLimit, Rules.admin(), resources.toArray())
        .register(audit);
  }

  /** An application of a plugin, for admins and for who may use this plugin alone. */
  ResourceConfig forPlugin(String name, Set<Object> resources) {
    return guarded(
            TrailmarkServer.ADMIN + "/" + name,
            name,
            bodyLimit,
            Rules.plugin(name),
            resources.toArray())
        .register(audit);
  }

  /** An application for learners, each with a link of her own. */
  ResourceConfig forLearners(String name, Set<Object> resources) {
    return watched(
        application(TrailmarkServer.ME + "/" + name, name, bodyLimit, resources.toArray())
            .register(learners));
  }

  /** The xAPI resources. */
  ResourceConfig xapi(Object... resources) {
    return guarded(TrailmarkServer.XAPI, "xapi", xapiBodyLimit, Rules.XAPI, resources);
  }

  private ResourceConfig guarded(
      String path, String name, BodyLimit limit, Access access, Object... resources) {
    return watched(
        application(path, name, limit, resources)
            .register(new AuthenticationFilter(callers, access, ClientAddress::of)));
  }

  /** What is open to everybody is not: the probes of a balancer would be most of what is told. */
  private ResourceConfig watched(ResourceConfig application) {
    traces.ifPresent(application::register);
    return application.register(queryTime);
  }

  private ResourceConfig application(
      String path, String name, BodyLimit limit, Object... resources) {
    ResourceConfig application =
        new ResourceConfig()
            .setApplicationName(name)
            .property(ServerProperties.WADL_FEATURE_DISABLE, true)
            .property(ServerProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
            // A proxy may speak https for us: addresses that we answer with stay relative.
            .property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true)
            .property(ServerProperties.METAINF_SERVICES_LOOKUP_DISABLE, true)
            .register(ProblemMapper.class)
            .register(limit)
            .register(new ProblemForm())
            .register(new SafeHeaders())
            .register(new KnownLength())
            .register(new RequestObserver(metrics, name, ways))
            .register(new JacksonJsonProvider(json()));
    rate.ifPresent(application::register);
    for (Object resource : resources) {
      application.register(resource);
    }
    heard.accept(path, application);
    return application;
  }

  /** One for each application: it remembers the classes it has seen, and a plugin's must go. */
  private static JsonMapper json() {
    return JsonMapper.builder()
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .changeDefaultPropertyInclusion(
            value -> value.withValueInclusion(JsonInclude.Include.NON_ABSENT))
        .build();
  }
}
