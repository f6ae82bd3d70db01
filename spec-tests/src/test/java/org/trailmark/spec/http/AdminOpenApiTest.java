package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.server.admin.OpenApiResource;
import org.trailmark.spec.storage.TestPostgres;
import tools.jackson.databind.JsonNode;

/** The document of the admin REST describes every resource of the server, as it answers. */
class AdminOpenApiTest {
  private static final String API = "admin/api/";
  private static final JsonNode DOCUMENT = Lrs.JSON.readTree(new OpenApiResource().get());

  /** What the standard or the console serves, and what everybody may ask. */
  private static final List<String> OTHERS =
      List.of(
          "http.documents.",
          "http.statements.ActivitiesResource",
          "http.statements.AgentsResource",
          "http.statements.StatementsResource",
          "http.xapi.",
          "console.",
          "admin.HealthResource",
          "admin.MetricsResource",
          // For learners: described in docs/privacy.md.
          "privacy.MyExportResource",
          // Says of everything that a plugin does not run.
          "plugins.UnavailableResource");

  /** Answers later, with nothing. */
  private static final List<String> SILENT =
      List.of(
          "QuarantineResource.retry", "SessionResource.changePassword", "SessionResource.logOut");

  @Test
  void everyResource_isDescribed_withItsParametersAndTypes() throws ReflectiveOperationException {
    Map<String, Set<String>> resources = new TreeMap<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.trailmark.server")) {
      String name = type.getName().substring("org.trailmark.server.".length());
      if (type.isAnnotatedWith(jakarta.ws.rs.Path.class)
          && OTHERS.stream().noneMatch(name::startsWith)) {
        look(type.reflect(), resources);
      }
    }
    Map<String, Set<String>> described = new TreeMap<>();
    DOCUMENT
        .path("paths")
        .propertyStream()
        .forEach(
            path ->
                path.getValue()
                    .propertyStream()
                    .forEach(operation -> read(path.getKey(), operation, described)));

    assertThat(described).isEqualTo(resources);
  }

  private static void look(Class<?> type, Map<String, Set<String>> resources)
      throws ReflectiveOperationException {
    for (Method method : type.getMethods()) {
      for (Annotation annotation : method.getAnnotations()) {
        HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
        if (http != null) {
          jakarta.ws.rs.Path below = method.getAnnotation(jakarta.ws.rs.Path.class);
          String path =
              type.getAnnotation(jakarta.ws.rs.Path.class).value()
                  + (below == null ? "" : "/" + below.value());
          Set<String> said =
              resources.computeIfAbsent(http.value() + " " + path, p -> new TreeSet<>());
          for (Parameter parameter : method.getParameters()) {
            add(parameter, type, said);
          }
          produced(type, method).forEach(media -> said.add("answers " + media.split(";", -1)[0]));
          if (SILENT.contains(type.getSimpleName() + "." + method.getName())
              || (method.getReturnType() == void.class && !isAsynchronous(method))) {
            said.removeIf(one -> one.startsWith("answers "));
            said.add("answers nothing");
          }
        }
      }
    }
  }

  private static void add(Parameter parameter, Class<?> type, Set<String> said)
      throws ReflectiveOperationException {
    if (parameter.isAnnotationPresent(QueryParam.class)) {
      said.add("query " + parameter.getAnnotation(QueryParam.class).value());
    } else if (parameter.isAnnotationPresent(PathParam.class)) {
      said.add("path " + parameter.getAnnotation(PathParam.class).value());
    } else if (parameter.isAnnotationPresent(HeaderParam.class)) {
      said.add("header " + parameter.getAnnotation(HeaderParam.class).value());
    } else if (parameter.getType() == jakarta.ws.rs.core.UriInfo.class) {
      List<?> names = (List<?>) type.getField("PARAMETERS").get(null);
      names.forEach(name -> said.add("query " + name));
    } else if (parameter.getAnnotations().length == 0) {
      said.add("body");
    }
  }

  private static List<String> produced(Class<?> type, Method method) {
    Produces produces =
        method.isAnnotationPresent(Produces.class)
            ? method.getAnnotation(Produces.class)
            : type.getAnnotation(Produces.class);
    boolean answers = method.getReturnType() != void.class || isAsynchronous(method);
    return answers && produces != null ? List.of(produces.value()) : List.of();
  }

  private static boolean isAsynchronous(Method method) {
    return List.of(method.getParameterTypes())
        .contains(jakarta.ws.rs.container.AsyncResponse.class);
  }

  private static void read(
      String path, Map.Entry<String, JsonNode> operation, Map<String, Set<String>> described) {
    Set<String> said = new TreeSet<>();
    JsonNode content = operation.getValue();
    for (JsonNode given : content.path("parameters")) {
      JsonNode parameter =
          given.has("$ref") ? DOCUMENT.at(given.path("$ref").asString().substring(1)) : given;
      assertThat(parameter.isMissingNode()).as(given.toString()).isFalse();
      said.add(parameter.path("in").asString() + " " + parameter.path("name").asString());
    }
    if (content.has("requestBody")) {
      said.add("body");
    }
    content
        .path("responses")
        .valueStream()
        .flatMap(answer -> answer.path("content").propertyNames().stream())
        .forEach(media -> said.add("answers " + media));
    if (content.path("responses").has("204")) {
      said.add("answers nothing");
    }
    described.put(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.substring(1), said);
    assertThat(content.path("operationId").asString("")).isNotEmpty();
    assertThat(content.path("summary").asString("")).isNotEmpty();
  }

  @Test
  void everyReference_leadsSomewhere_andIdsAreDistinct() {
    assertThat(DOCUMENT.findValuesAsString("$ref"))
        .isNotEmpty()
        .allSatisfy(
            ref -> assertThat(DOCUMENT.at(ref.substring(1)).isMissingNode()).as(ref).isFalse());
    assertThat(DOCUMENT.path("paths").findValuesAsString("operationId")).doesNotHaveDuplicates();
  }

  @Test
  void answers_areAsDescribed(@TempDir Path folder) {
    askEverything(folder, Map.of());
  }

  @Test
  void answers_onPostgres_areAsDescribed(@TempDir Path folder) {
    TestPostgres postgres = new TestPostgres();
    askEverything(folder, Map.of("database", postgres.url()));
    postgres.giveBack();
  }

  private static void askEverything(Path folder, Map<String, String> settings) {
    try (Lrs lrs = Lrs.start(folder, settings)) {
      fill(lrs);
      Map<String, String> questions = questions(lrs);
      questions.forEach(
          (path, template) -> OpenApiTest.check(DOCUMENT, "get", template, lrs.get(API + path)));
      String csv = lrs.get(API + "statements?format=csv").body();
      assertThat(csv.lines()).hasSize(5);
      HttpResponse<String> refused = lrs.get(API + "statements?sort=size&colour=red");
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(
              OpenApiTest.schema(DOCUMENT, "#/components/schemas/Problem")
                  .validate(Lrs.json(refused)))
          .isEmpty();
    }
  }

  private static void fill(Lrs lrs) {
    String statements =
        """
        [{"id":"00000000-0000-4000-8000-000000000001","actor":{"mbox":"mailto:ann@ex.org","name":"Ann"},
          "verb":{"id":"https://ex.org/verbs/passed","display":{"en":"passed"}},
          "object":{"id":"https://ex.org/fire","definition":{"name":{"en":"Fire"},"type":"https://ex.org/types/course"}},
          "result":{"score":{"scaled":0.5},"success":true,"completion":true,"duration":"PT5M"},
          "context":{"platform":"LMS","registration":"7ccd3322-e1a5-411a-a67d-6a735c76f119",
            "contextActivities":{"category":[{"id":"https://ex.org/cat"}]},"extensions":{"https://ex.org/ext":[1]}},
          "timestamp":"2026-03-28T23:30:00Z"},
         {"id":"00000000-0000-4000-8000-000000000002","actor":{"objectType":"Group","member":[{"mbox":"mailto:ann@ex.org"}]},
          "verb":{"id":"https://ex.org/verbs/met"},"object":{"objectType":"Agent","mbox":"mailto:bob@ex.org"},
          "timestamp":"2026-03-29T23:30:00Z"},
         {"actor":{"mbox":"mailto:bob@ex.org","name":"\\u0000"},"verb":{"id":"https://ex.org/verbs/passed"},
          "object":{"id":"https://ex.org/fire"}},
         {"actor":{"mbox":"mailto:bob@ex.org"},"verb":{"id":"https://ex.org/verbs/passed"},
          "object":{"id":"https://ex.org/ice"}},
         {"actor":{"mbox":"mailto:bob@ex.org"},"verb":{"id":"http://adlnet.gov/expapi/verbs/voided"},
          "object":{"objectType":"StatementRef","id":"00000000-0000-4000-8000-000000000002"}}]\
        """;
    HttpResponse<String> stored = lrs.post("xapi/statements", statements);
    assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
    String link =
        "{\"agents\":[{\"mbox\":\"mailto:ann@ex.org\"},{\"openid\":\"https://ann.ex.org/\"}]}";
    assertThat(lrs.post(API + "identities/links", link).statusCode()).isEqualTo(201);
    String profile = "xapi/agents/profile?profileId=p&agent=";
    String ann = Lrs.encoded("{\"mbox\":\"mailto:ann@ex.org\"}");
    assertThat(lrs.put(profile + ann, "{\"a\":1}").statusCode()).isEqualTo(204);
    assertThat(lrs.server().awaitPlugins(Instant.now(), Duration.ofSeconds(30))).isTrue();
  }

  /** What is asked, and which path of the document it is. */
  private static Map<String, String> questions(Lrs lrs) {
    JsonNode ann = Lrs.json(lrs.get(API + "learners?text=ann")).at("/learners/0");
    Map<String, String> questions = new LinkedHashMap<>();
    questions.put("statements?limit=2&count=1", "statements");
    questions.put("statements?voided=any&sort=timestamp&from=2026-03-28&scoreTo=0.5", "statements");
    questions.put("statements?extension=https://ex.org/ext&learner=ann%40ex.org", "statements");
    questions.put(
        "statements?text=fire+ann&platform=LMS&category=https://ex.org/cat", "statements");
    questions.put("statements?type=https://ex.org/types/course&completion=true", "statements");
    questions.put(
        "statements/aggregate?by=learner,type,day&measures=count,learners,score,duration",
        "statements/aggregate");
    questions.put("statements/aggregate?by=verb,activity,platform&limit=1", "statements/aggregate");
    for (String time : List.of("hour", "week", "month")) {
      questions.put(
          "statements/aggregate?zone=America/New_York&to=2026-05-01&by=" + time,
          "statements/aggregate");
    }
    for (String facet :
        List.of(
            "verbs", "activities", "types", "platforms", "categories", "parents", "groupings")) {
      questions.put("statements/facets/" + facet + "?limit=1", "statements/facets/{facet}");
    }
    questions.put("statements/facets/activities?prefix=fi", "statements/facets/{facet}");
    questions.put("learners?limit=1", "learners");
    questions.put("learners/" + ann.path("id").asString(), "learners/{id}");
    questions.put(
        "learners/" + ann.path("id").asString() + "/documents?limit=1", "learners/{id}/documents");
    questions.put("changes?limit=5", "changes");
    questions.put("changes?after=5-0", "changes");
    questions.put(
        "identities?agent=" + Lrs.encoded("{\"mbox\":\"mailto:ann@ex.org\"}"), "identities");
    questions.put("identities/events", "identities/events");
    questions.put("identities/links", "identities/links");
    questions.put("credentials?limit=1", "credentials");
    questions.put("audit?limit=1&since=2026-01-01T00:00:00Z", "audit");
    questions.put("audit/entries?limit=3", "audit/entries");
    questions.put("signatures", "signatures");
    questions.put("signatures/00000000-0000-4000-8000-000000000001", "signatures/{statement}");
    questions.put("jobs", "jobs");
    questions.put("plugins", "plugins");
    questions.put("plugins/journey", "plugins/{name}");
    questions.put("plugins/jars", "plugins/jars");
    questions.put("plugins/pages", "plugins/pages");
    questions.put("plugins/journey/quarantine?limit=1", "plugins/{name}/quarantine");
    questions.put("privacy/erasures", "privacy/erasures");
    questions.put("privacy/holds", "privacy/holds");
    questions.put("privacy/receipt-key", "privacy/receipt-key");
    questions.put("status", "status");
    return questions;
  }
}
