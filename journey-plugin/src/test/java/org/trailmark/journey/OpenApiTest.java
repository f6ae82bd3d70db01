package org.trailmark.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.Suspended;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.journey.api.OpenApiResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The document describes every resource of the plugin, and nothing that is not there. */
class OpenApiTest {
  private static final JsonNode DOCUMENT =
      JsonMapper.builder().build().readTree(new OpenApiResource().get());

  @TempDir java.nio.file.Path folder;

  /** {@code GET journeys/{id}/counts} and what may be said about it. */
  private final Map<String, Set<String>> resources = new TreeMap<>();

  private final Map<String, Set<String>> described = new TreeMap<>();

  @Test
  void everyResource_isDescribed_withItsParametersAndTypes() {
    try (World world = new World(folder)) {
      world.resourceClasses().forEach(this::look);
    }
    DOCUMENT
        .path("paths")
        .propertyStream()
        .forEach(
            path ->
                path.getValue()
                    .propertyStream()
                    .forEach(operation -> read(path.getKey(), operation)));

    assertThat(described).isEqualTo(resources);
  }

  @Test
  void everyReference_leadsSomewhere() {
    assertThat(DOCUMENT.findValuesAsString("$ref"))
        .isNotEmpty()
        .allSatisfy(
            ref -> assertThat(DOCUMENT.at(ref.substring(1)).isMissingNode()).as(ref).isFalse());
  }

  @Test
  void everyOperation_hasAnIdOfItsOwn_andSaysWhatItDoes() {
    assertThat(DOCUMENT.path("paths").findValuesAsString("operationId")).doesNotHaveDuplicates();
    DOCUMENT
        .path("paths")
        .valueStream()
        .flatMap(JsonNode::valueStream)
        .forEach(
            operation -> {
              assertThat(operation.path("operationId").asString("")).isNotEmpty();
              assertThat(operation.path("summary").asString("")).isNotEmpty();
            });
  }

  private void look(Class<?> type) {
    for (Method method : type.getMethods()) {
      for (Annotation annotation : method.getAnnotations()) {
        HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
        if (http != null) {
          String path = type.getAnnotation(Path.class).value() + below(method);
          Set<String> said =
              resources.computeIfAbsent(http.value() + " " + path, p -> new TreeSet<>());
          Stream.of(method.getParameters()).forEach(parameter -> add(parameter, said));
          produced(type, method).forEach(said::add);
        }
      }
    }
  }

  private static String below(Method method) {
    Path path = method.getAnnotation(Path.class);
    return path == null ? "" : "/" + path.value().replaceAll("\\{(\\w+):[^}]*}", "{$1}");
  }

  private static void add(Parameter parameter, Set<String> said) {
    QueryParam query = parameter.getAnnotation(QueryParam.class);
    PathParam path = parameter.getAnnotation(PathParam.class);
    if (query != null) {
      said.add("query " + query.value());
    } else if (path != null) {
      said.add("path " + path.value());
    } else if (parameter.getAnnotations().length == 0) {
      said.add("body");
    }
  }

  private static Stream<String> produced(Class<?> type, Method method) {
    boolean later =
        Stream.of(method.getParameters()).anyMatch(p -> p.isAnnotationPresent(Suspended.class));
    if (method.getReturnType() == void.class && !later) {
      return Stream.empty();
    }
    return Optional.ofNullable(method.getAnnotation(Produces.class))
        .or(() -> Optional.ofNullable(type.getAnnotation(Produces.class)))
        .stream()
        .flatMap(produces -> Stream.of(produces.value()))
        .map(media -> "answers " + media.split(";", -1)[0]);
  }

  private void read(String path, Map.Entry<String, JsonNode> operation) {
    Set<String> said = new TreeSet<>();
    JsonNode content = operation.getValue();
    content
        .path("parameters")
        .forEach(
            given -> {
              JsonNode parameter =
                  given.has("$ref")
                      ? DOCUMENT.at(given.path("$ref").asString().substring(1))
                      : given;
              said.add(parameter.path("in").asString() + " " + parameter.path("name").asString());
            });
    if (content.has("requestBody")) {
      said.add("body");
    }
    content
        .path("responses")
        .path("200")
        .path("content")
        .propertyNames()
        .forEach(media -> said.add("answers " + media));
    described.put(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.substring(1), said);
  }
}
