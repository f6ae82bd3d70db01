package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trailmark.spec.http.Lrs.header;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts of other origins: the xAPI is theirs to use, nothing else is. */
class CorsTest {
  private static final String ALLOW = "Access-Control-Allow-Origin";
  private static final String ORIGIN = "https://course.example.org";
  @AutoClose private static final Lrs lrs = Lrs.start();

  @Test
  void preflight_needsNoCredentials() {
    HttpResponse<String> response = lrs.send(preflight(lrs, "xapi/activities/state", ORIGIN));

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(header(response, ALLOW)).isEqualTo("*");
    assertThat(header(response, "Access-Control-Allow-Methods")).contains("PUT", "DELETE");
    assertThat(header(response, "Access-Control-Allow-Headers"))
        .contains("Authorization", "X-Experience-API-Version", "If-Match", "If-None-Match");
    assertThat(header(response, "Access-Control-Max-Age")).isEqualTo("7200");
    assertThat(header(response, "Access-Control-Allow-Credentials")).isEqualTo("(none)");
  }

  @Test
  void preflight_allowsWhateverHeadersALibraryAdds() {
    HttpResponse<String> response =
        lrs.send(
            preflight(lrs, "xapi/statements", ORIGIN)
                .header("Access-Control-Request-Headers", "authorization,x-requested-with"));

    assertThat(header(response, "Access-Control-Allow-Headers"))
        .contains("Authorization")
        .endsWith(", *");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"xapi/about", "xapi/statements", "xapi/statements?unknown=1", "xapi/nothing"})
  void answers_errorsIncluded_canBeRead(String path) {
    for (HttpRequest.Builder request :
        new HttpRequest.Builder[] {lrs.request(path), lrs.bare(path)}) {
      HttpResponse<String> response = lrs.send(request.header("X-From", "script"));

      assertThat(header(response, ALLOW)).isEqualTo("*");
      assertThat(header(response, "Access-Control-Expose-Headers"))
          .contains("ETag", "Last-Modified", "X-Experience-API-Consistent-Through", "X-Request-Id");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin/api/status", "health", "metrics", "console"})
  void everythingElse_isNotForOtherOrigins(String path) {
    assertThat(header(lrs.get(path), ALLOW)).isEqualTo("(none)");
    assertThat(header(lrs.send(preflight(lrs, path, ORIGIN)), ALLOW)).isEqualTo("(none)");
  }

  @Test
  void options_tellsTheMethods() {
    HttpResponse<String> response =
        lrs.send(lrs.bare("xapi/statements").method("OPTIONS", BodyPublishers.noBody()));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Allow")).contains("GET", "HEAD", "PUT", "POST");
  }

  @Test
  void listedOrigins_areAllowedByName(@TempDir Path dataDir) {
    try (Lrs strict =
        Lrs.start(dataDir, Map.of("xapi.corsOrigins", "https://other.example.org, " + ORIGIN))) {
      HttpResponse<String> allowed = strict.send(preflight(strict, "xapi/statements", ORIGIN));
      assertThat(header(allowed, ALLOW)).isEqualTo(ORIGIN);
      assertThat(header(allowed, "Vary")).isEqualTo("Origin");
      HttpResponse<String> refused =
          strict.send(preflight(strict, "xapi/statements", "https://evil.example.org"));
      assertThat(header(refused, ALLOW)).isEqualTo("(none)");
      assertThat(header(refused, "Vary")).isEqualTo("Origin");
      assertThat(header(refused, "Access-Control-Allow-Methods")).isEqualTo("(none)");
    }
  }

  @Test
  void emptySetting_allowsNobody(@TempDir Path dataDir) {
    try (Lrs closed = Lrs.start(dataDir, Map.of("xapi.corsOrigins", ""))) {
      HttpResponse<String> response = closed.send(preflight(closed, "xapi/statements", ORIGIN));
      assertThat(header(response, ALLOW)).isEqualTo("(none)");
      assertThat(header(closed.get("xapi/statements"), ALLOW)).isEqualTo("(none)");
    }
  }

  private static HttpRequest.Builder preflight(Lrs lrs, String path, String origin) {
    return lrs.bare(path)
        .method("OPTIONS", BodyPublishers.noBody())
        .header("Origin", origin)
        .header("Access-Control-Request-Method", "PUT")
        .header("Access-Control-Request-Headers", "authorization,content-type");
  }
}
