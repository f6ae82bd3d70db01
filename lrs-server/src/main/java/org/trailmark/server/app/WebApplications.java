package org.trailmark.server.app;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.Set;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.trailmark.lrs.store.CredentialStore.Scope;
import org.trailmark.server.admin.RequestObserver;
import org.trailmark.server.auth.AuthenticationFilter;
import org.trailmark.server.auth.Authenticator;
import org.trailmark.server.config.LimitsConfig;
import org.trailmark.server.config.ServerConfig;
import org.trailmark.server.http.BodyLimit;
import org.trailmark.server.http.ClientAddress;
import org.trailmark.server.http.ProblemForm;
import org.trailmark.server.http.ProblemMapper;
import org.trailmark.server.http.RequestRate;
import org.trailmark.server.http.SafeHeaders;
import org.trailmark.server.me.LearnerFilter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.jakarta.rs.json.JacksonJsonProvider;

/** Makes the JAX-RS applications: one for each part, so that none can change another's ways. */
final class WebApplications {
  private final BodyLimit bodyLimit;
  private final BodyLimit xapiBodyLimit;
  private final Optional<RequestRate> rate;
  private final RequestObserver.Ways ways;
  private final MeterRegistry metrics;
  private final Authenticator authenticator;
  private final LearnerFilter learners;

  WebApplications(
      ServerConfig config,
      MeterRegistry metrics,
      Authenticator authenticator,
      LearnerFilter learners) {
    LimitsConfig limits = config.limits();
    int body = Limits.body(limits);
    long pace = limits.pace().bytes();
    this.bodyLimit = new BodyLimit(body, body, limits.address(), pace);
    this.xapiBodyLimit = new BodyLimit(body, limits.multipart().bytes(), limits.address(), pace);
    this.rate =
        limits.requestsPerSecond() > 0
            ? Optional.of(
                new RequestRate(limits.requestsPerSecond(), limits.burst(), System::nanoTime))
            : Optional.empty();
    this.ways =
        new RequestObserver.Ways(
            ClientAddress::of, config.log().access(), config.log().slowRequest());
    this.metrics = metrics;
    this.authenticator = authenticator;
    this.learners = learners;
  }

  /** An application for everybody. */
  ResourceConfig open(String name, Object... resources) {
    return application(name, bodyLimit, resources);
  }

  /** An application for admins. */
  ResourceConfig forAdmins(String name, Set<Object> resources) {
    return application(name, bodyLimit, resources.toArray())
        .register(
            new AuthenticationFilter(authenticator, (method, path) -> Optional.of(Scope.ADMIN)));
  }

  /** An application for learners, each with a link of her own. */
  ResourceConfig forLearners(String name, Set<Object> resources) {
    return application(name, bodyLimit, resources.toArray()).register(learners);
  }

  /** The xAPI resources: readers read, writers write, and anybody asks what we speak. */
  ResourceConfig xapi(Object... resources) {
    return application("xapi", xapiBodyLimit, resources)
        .register(new AuthenticationFilter(authenticator, WebApplications::xapiScope));
  }

  private static Optional<Scope> xapiScope(String method, String path) {
    if (path.equals("about") || method.equals("OPTIONS")) {
      return Optional.empty();
    }
    boolean reads = method.equals("GET") || method.equals("HEAD");
    return Optional.of(reads ? Scope.STATEMENTS_READ : Scope.STATEMENTS_WRITE);
  }

  private ResourceConfig application(String name, BodyLimit limit, Object... resources) {
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
            .register(new RequestObserver(metrics, name, ways))
            .register(new JacksonJsonProvider(json()));
    rate.ifPresent(application::register);
    for (Object resource : resources) {
      application.register(resource);
    }
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
