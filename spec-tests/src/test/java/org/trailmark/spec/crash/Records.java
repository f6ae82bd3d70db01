package org.trailmark.spec.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a program has in its books, asked over HTTP. */
final class Records {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String JOURNEYS = "/admin/api/journey/journeys";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Program program;

  Records(Program program) {
    this.program = program;
  }

  void publish(String journey) throws Exception {
    HttpResponse<String> answer =
        http.send(
            program.request(JOURNEYS).POST(BodyPublishers.ofString(journey)).build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  /**
   * The verb of each statement by its id; none is there twice, and each that declares an attachment
   * was found to have its data.
   */
  Map<String, String> storedWithData() throws Exception {
    Map<String, String> verbs = new LinkedHashMap<>();
    String more = "/xapi/statements?attachments=true&ascending=true";
    while (!more.isEmpty()) {
      String[] parts = get(more).split("\r\n--trailmark-[^\r]*\r\n", -1);
      List<String> contents = new ArrayList<>();
      for (String part : List.of(parts).subList(0, parts.length - 1)) { // nothing follows the last
        contents.add(part.substring(part.indexOf("\r\n\r\n") + 4).stripTrailing());
      }
      JsonNode page = JSON.readTree(contents.remove(0));
      for (JsonNode statement : page.path("statements")) {
        String id = statement.path("id").asString();
        if (statement.has("attachments")) {
          assertThat(contents).contains(Traffic.data(id));
        }
        assertThat(verbs.put(id, statement.at("/verb/id").asString())).as("%s before", id).isNull();
      }
      more = page.path("more").asString();
    }
    return verbs;
  }

  /** The ids of what the plugin of the test has seen, each as often as it did. */
  List<String> seen() throws Exception {
    return json("/admin/api/seen/ids").valueStream().map(JsonNode::asString).toList();
  }

  /** The learners whose welcome the ledger calls sent, each as often as it does. */
  List<String> welcomed() throws Exception {
    return list(JOURNEYS + "/killed/touchpoints?state=sent&limit=500", "touchpoints").stream()
        .map(line -> line.path("learner").asString())
        .toList();
  }

  /** How many learners have entered the journey. */
  int entered() throws Exception {
    return json(JOURNEYS + "/killed/counts").path("entered").asInt();
  }

  /** The keys of all deliveries, when all have been brought. */
  Set<String> settledDeliveries(Duration patience) throws Exception {
    await().atMost(patience).until(() -> deliveries("&state=waiting").isEmpty());
    Set<String> keys = new HashSet<>();
    for (JsonNode delivery : deliveries("")) {
      assertThat(keys.add(delivery.path("key").asString())).as("%s once", delivery).isTrue();
      assertThat(delivery.path("state").asString()).isEqualTo("delivered");
    }
    return keys;
  }

  private List<JsonNode> deliveries(String filter) throws Exception {
    return list("/admin/api/journey/outbox?limit=500" + filter, "deliveries");
  }

  /** All pages of a list. */
  private List<JsonNode> list(String path, String name) throws Exception {
    List<JsonNode> all = new ArrayList<>();
    JsonNode page = json(path);
    page.path(name).forEach(all::add);
    while (page.has("more")) {
      page = json(path + "&after=" + page.path("more").asString());
      page.path(name).forEach(all::add);
    }
    return all;
  }

  private JsonNode json(String path) throws Exception {
    return JSON.readTree(get(path));
  }

  private String get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(program.request(path).build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }
}
