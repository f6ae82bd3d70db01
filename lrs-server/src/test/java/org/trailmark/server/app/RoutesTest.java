package org.trailmark.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.trailmark.server.config.ServerConfig;
import org.trailmark.server.plugins.PluginNames;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Nobody passes who must not. What routes there are is read from the applications of a server that
 * runs; who may take each is said here a second time, so a new route without a rule is found.
 */
class RoutesTest {
  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  /** Routes for everybody, and no others. */
  private static final Set<String> OPEN =
      Set.of(
          "GET /",
          "GET /console{slash: /?}",
          "GET /console/{name: .+}",
          "GET /console/plugins/{plugin}/{version}/{name: .+}",
          "GET /me{slash: /?}",
          "GET /health",
          "GET /health/live",
          "GET /health/ready",
          "GET /metrics",
          "GET /xapi/about",
          "GET /admin/api/session/ways",
          "GET /admin/api/session/oidc",
          "GET /admin/api/session/oidc/callback",
          "GET /admin/api/session/oidc/logout",
          "POST /admin/api/session");

  private static final List<String> SCOPES =
      List.of(
          "statements/write",
          "statements/read/mine",
          "statements/read",
          "state",
          "define",
          "profile",
          "all/read",
          "all",
          "people-read",
          "admin/read",
          "plugin/journey",
          "plugin/other");

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Map<String, Set<String>> ROUTES = new TreeMap<>();
  private static final Map<String, String> HEADERS = new LinkedHashMap<>();
  private static final String ADMIN = basic("tester", "a long enough secret");

  private static TrailmarkServer server;

  static {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  @BeforeAll
  static void start(@TempDir Path dataDir) throws Exception {
    Map<String, ResourceConfig> applications = new LinkedHashMap<>();
    server =
        TrailmarkServer.start(
            ServerConfig.of(
                dataDir,
                Map.ofEntries(
                    Map.entry("http.port", "0"),
                    Map.entry("http.publicOrigin", "https://lrs.example.org"),
                    Map.entry("admin.key", "tester"),
                    Map.entry("admin.secret", "a long enough secret"),
                    Map.entry("auth.oidc.issuer", "http://127.0.0.1:1"),
                    Map.entry("auth.oidc.audience", "https://lrs.example.org"),
                    Map.entry("auth.oidc.keys", "http://127.0.0.1:1/keys"),
                    Map.entry("auth.oidc.login.clientId", "trailmark"))),
            Clock.systemUTC(),
            applications::put);
    applications.forEach(
        (path, application) ->
            application
                .getInstances()
                .forEach(resource -> add(path, Resource.from(resource.getClass()))));
    for (String scope : SCOPES) {
      JsonNode made =
          JSON.readTree(
              send("POST", "/admin/api/credentials", ADMIN, "{\"scopes\":[\"" + scope + "\"]}")
                  .body());
      HEADERS.put(scope, basic(made.path("key").asString(), made.path("secret").asString()));
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void add(String path, Resource resource) {
    if (resource == null) {
      return; // a filter
    }
    String part = resource.getPath() == null ? "" : resource.getPath().replaceAll("^/|/$", "");
    String here = path + (part.isEmpty() ? "" : "/" + part);
    for (ResourceMethod method : resource.getAllMethods()) {
      ROUTES
          .computeIfAbsent(here.isEmpty() ? "/" : here, p -> new TreeSet<>())
          .add(String.valueOf(method.getHttpMethod()));
    }
    resource.getChildResources().forEach(child -> add(here, child));
  }

  @Test
  void routes_areAllThere() {
    assertThat(ROUTES)
        .containsKeys(
            "/xapi/statements",
            "/admin/api/credentials/{key}/secret",
            "/admin/api/statements/aggregate",
            "/admin/api/plugins/{name}/quarantine");
    assertThat(ROUTES.keySet()).anyMatch(path -> path.startsWith("/admin/api/journey/"));
    assertThat(ROUTES.keySet()).anyMatch(path -> path.startsWith("/me/api/journey/"));
  }

  /** Else a plugin of that name would answer in the server's place, or never. */
  @Test
  void whatTheServerAnswersBesidePlugins_isNoNameOfAPlugin() {
    Set<String> ofPlugins = Set.of("journey");
    ROUTES.keySet().stream()
        .filter(path -> path.startsWith("/admin/api/") || isOfLearners(path))
        .map(path -> path.split("/", -1)[3])
        .filter(name -> name.matches("[a-z][a-z0-9-]*") && !ofPlugins.contains(name))
        .forEach(name -> assertThat(PluginNames.isReserved(name)).as(name).isTrue());
  }

  @Test
  void everyRoute_hasARule() {
    forEachRoute(
        (method, path) -> {
          if (path.startsWith("/admin/api/") && !path.startsWith("/admin/api/journey/")) {
            String below = concrete(path).substring("/admin/api/".length());
            assertThat(Rules.admin().rule(method, below)).as(method + " " + path).isPresent();
          } else if (path.startsWith("/xapi/")) {
            String below = concrete(path).substring("/xapi/".length());
            assertThat(Rules.XAPI.rule(method, below)).as(method + " " + path).isPresent();
          } else if (!path.startsWith("/admin") && !path.startsWith("/me/")) {
            assertThat(Rules.OPEN.rule(method, concrete(path).substring(1)))
                .as(method + " " + path)
                .isPresent();
          }
        });
  }

  @Test
  void noRouteButTheOpenOnes_isTakenWithoutACredential() {
    forEachRoute(
        (method, path) -> {
          int status = status(method, path, null);
          if (OPEN.contains(method + " " + path)) {
            assertThat(status).as(method + " " + path).isNotIn(401, 500);
          } else {
            assertThat(status).as(method + " " + path).isEqualTo(isOfLearners(path) ? 403 : 401);
          }
        });
    assertThat(status("GET", "/xapi/nothing-here", null)).isEqualTo(401);
    assertThat(status("GET", "/admin/api/nothing-here", null)).isEqualTo(401);
    assertThat(status("GET", "/admin/api/journey/nothing-here", null)).isEqualTo(401);
  }

  @Test
  void noRoute_isTakenWithAnotherScope() {
    List<String> passed = new ArrayList<>();
    forEachRoute(
        (method, path) -> {
          for (String scope : SCOPES) {
            if (!OPEN.contains(method + " " + path)
                && !isOfLearners(path)
                && !allowed(method, path).contains(scope)
                && status(method, path, HEADERS.get(scope)) != 403) {
              passed.add(method + " " + path + " with " + scope);
            }
          }
        });
    assertThat(passed).isEmpty();
  }

  @Test
  void refusals_tellNothingOfWhatThereIs() {
    Set<String> toNobody = new TreeSet<>();
    List<String> telling = new ArrayList<>();
    toNobody.add(send("GET", "/admin/api/nothing-here", null, "").body());
    forEachRoute(
        (method, path) -> {
          if (OPEN.contains(method + " " + path) || isOfLearners(path)) {
            return;
          }
          toNobody.add(send(method, concrete(path), null, "{}").body());
          // A credential, a plugin, and nothing at all.
          Set<String> toOthers = new TreeSet<>();
          for (String name : List.of("tester", "journey", "x")) {
            toOthers.add(
                send(method, concrete(path, name), HEADERS.get("plugin/other"), "{}").body());
          }
          if (toOthers.size() > 1) {
            telling.add(method + " " + path + ": " + toOthers);
          }
        });
    assertThat(toNobody).hasSize(1);
    assertThat(telling).isEmpty();
  }

  @Test
  void readingRoutes_areTakenWithTheScopesThatTheyAskFor() {
    List<String> refused = new ArrayList<>();
    forEachRoute(
        (method, path) -> {
          if (method.equals("GET") && !path.endsWith("/feed")) {
            for (String scope : allowed(method, path)) {
              int status = status(method, path, HEADERS.get(scope));
              if (status == 401 || status == 403) {
                refused.add(path + " with " + scope);
              }
            }
          }
        });
    assertThat(refused).isEmpty();
  }

  @Test
  void learnersLink_opensNothingButHerOwn_andAChangedOneNothing() throws Exception {
    String made =
        send(
                "POST",
                "/admin/api/learner-links",
                ADMIN,
                "{\"agent\":{\"mbox\":\"mailto:ann@example.org\"}}")
            .body();
    String link = JSON.readTree(made).path("link").asString();
    String token = link.substring(link.indexOf('#') + 1);
    char first = token.charAt(0);
    String changed = (first == 'A' ? 'B' : 'A') + token.substring(1);

    forEachRoute(
        (method, path) -> {
          if (isOfLearners(path)) {
            assertThat(status(method, path, "Bearer " + changed)).as(path).isEqualTo(403);
            assertThat(status(method, path, ADMIN)).as(path).isEqualTo(403);
          } else if (!OPEN.contains(method + " " + path)) {
            assertThat(status(method, path, "Bearer " + token)).as(path).isEqualTo(401);
          }
        });
  }

  @Test
  void wrongSecret_isRefusedEverywhere() {
    assertThat(status("GET", "/xapi/statements", basic("tester", "wrong"))).isEqualTo(401);
    assertThat(status("GET", "/admin/api/journey/journeys", basic("nobody", "wrong")))
        .isEqualTo(401);
  }

  /** A second opinion on who may. */
  private static Set<String> allowed(String method, String path) {
    boolean reads = READS.contains(method);
    if (path.startsWith("/admin/api/journey/")) {
      return reads ? Set.of("admin/read", "plugin/journey") : Set.of("plugin/journey");
    }
    if (path.startsWith("/admin/api/")) {
      boolean herOwn =
          path.equals("/admin/api/session") || path.equals("/admin/api/session/password");
      return reads || herOwn ? Set.of("admin/read") : Set.of();
    }
    return switch (path) {
      case "/xapi/statements" ->
          reads
              ? Set.of("statements/read/mine", "statements/read", "all/read", "all")
              : Set.of("statements/write", "all");
      case "/xapi/activities/state" ->
          reads ? Set.of("state", "all/read", "all") : Set.of("state", "all");
      case "/xapi/activities/profile", "/xapi/agents/profile" ->
          reads ? Set.of("profile", "all/read", "all") : Set.of("profile", "all");
      case "/xapi/agents", "/xapi/activities" ->
          Set.of("statements/read/mine", "statements/read", "all/read", "all");
      default -> Set.of();
    };
  }

  private static boolean isOfLearners(String path) {
    return path.startsWith("/me/api/");
  }

  private interface Look {
    void at(String method, String path);
  }

  private static void forEachRoute(Look look) {
    ROUTES.forEach((path, methods) -> methods.forEach(method -> look.at(method, path)));
  }

  private static String concrete(String path) {
    return concrete(path, "x");
  }

  private static String concrete(String path, String name) {
    return path.replace("{slash: /?}", "/")
        .replace("console/{name: .+}", "console/main.js")
        .replaceAll("\\{[^}]*}", name);
  }

  private static int status(String method, String path, @Nullable String authorization) {
    return send(method, concrete(path), authorization, "{}").statusCode();
  }

  private static HttpResponse<String> send(
      String method, String path, @Nullable String authorization, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.baseUri().resolve(path))
            .header("X-Experience-API-Version", "2.0.0")
            .method(
                method,
                READS.contains(method)
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (!READS.contains(method)) {
      request.header("Content-Type", "application/json");
    }
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(method + " " + path, e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String basic(String key, String secret) {
    byte[] both = (key + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }
}
