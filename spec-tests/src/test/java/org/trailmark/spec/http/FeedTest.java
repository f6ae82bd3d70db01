package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.spec.storage.TestPostgres;
import tools.jackson.databind.JsonNode;

/**
 * Statements, links and transitions as they come: told to who listens, and to be pulled by
 * machines.
 */
@Timeout(60) // who waits for an event that never comes waits for ever
class FeedTest {
  private static final String ANN = "{\"mbox\":\"mailto:ann@ex.org\"}";

  private static final String ZOE = "{\"mbox\":\"mailto:zoe@ex.org\"}";

  @AutoClose private static final Lrs lrs = Lrs.start();

  private static String store(String verb) {
    return store(ANN, verb);
  }

  private static String store(String who, String verb) {
    return store(lrs, who, verb);
  }

  private static String store(Lrs to, String who, String verb) {
    String statement =
        """
        {"actor":%s,"verb":{"id":"https://ex.org/verbs/%s"},"object":{"id":"https://ex.org/thing"}}\
        """
            .formatted(who, verb);
    HttpResponse<String> answer = to.post("xapi/statements", statement);
    assertThat(answer.statusCode()).isEqualTo(200);
    return Lrs.json(answer).get(0).asString();
  }

  /**
   * A connection that listens, and the events that it hears.
   *
   * @param begin the id with which it begins
   */
  private record Connection(
      HttpResponse<Stream<String>> answer, Iterator<String> lines, String begin)
      implements AutoCloseable {

    static Connection open(HttpRequest.Builder request) throws IOException, InterruptedException {
      HttpResponse<Stream<String>> answer =
          HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofLines());
      Iterator<String> lines = answer.body().iterator();
      assertThat(lines.next()).isEqualTo("retry: 2000");
      String begin = lines.next();
      assertThat(begin).startsWith("id: ");
      assertThat(lines.next()).isEmpty();
      return new Connection(answer, lines, begin.substring(4));
    }

    /** The next event: its id, its kind and its data. */
    List<String> next() {
      List<String> event = new ArrayList<>();
      while (event.size() < 3) {
        String line = lines.next();
        if (line.startsWith("id: ") || line.startsWith("event: ") || line.startsWith("data: ")) {
          event.add(line.substring(line.indexOf(' ') + 1));
        }
      }
      return event;
    }

    @Override
    public void close() {
      answer.body().close();
    }
  }

  private static HttpRequest.Builder feed(String query) {
    return feed(lrs, query);
  }

  private static HttpRequest.Builder feed(Lrs of, String query) {
    return of.request("admin/api/feed" + query).header("Accept", "text/event-stream");
  }

  private static void publish(Lrs to) {
    assertThat(
            to.post("admin/api/journey/journeys", "application/yaml", Samples.JOURNEY).statusCode())
        .isEqualTo(200);
  }

  @Test
  void listeners_hearWhatComes_andGoOnWhereTheyWere() throws Exception {
    String id;
    try (Connection all = Connection.open(feed(""));
        Connection passed = Connection.open(feed("?verb=https://ex.org/verbs/passed"))) {
      assertThat(all.answer.headers().firstValue("Content-Type")).contains("text/event-stream");
      String launched = store("launched");
      String done = store("passed");
      List<String> first = all.next();
      id = first.get(0);
      assertThat(first.get(1)).isEqualTo("statement");
      JsonNode data = Lrs.JSON.readTree(first.get(2));
      assertThat(data.path("id").asString()).isEqualTo(launched);
      assertThat(data.at("/statement/actor/mbox").asString()).isEqualTo("mailto:ann@ex.org");
      assertThat(all.next().get(2)).contains(done);
      assertThat(passed.next().get(2)).contains(done);
    }
    try (Connection again = Connection.open(feed("").header("Last-Event-ID", id))) {
      assertThat(again.next().get(2)).contains("verbs/passed");
    }
    assertThat(lrs.get("admin/api/feed?after=yesterday&colour=red").statusCode()).isEqualTo(400);
  }

  @Test
  void changes_arePulled_eachOnce() {
    List<String> kinds = new ArrayList<>();
    String cursor = pull("0-0", kinds);
    kinds.clear();
    String id = store("failed");
    String voiding =
        """
        {"actor":%s,"verb":{"id":"http://adlnet.gov/expapi/verbs/voided"},
         "object":{"objectType":"StatementRef","id":"%s"}}\
        """
            .formatted(ANN, id);
    assertThat(lrs.post("xapi/statements", voiding).statusCode()).isEqualTo(200);
    String link = "{\"agents\":[" + ANN + ",{\"mbox\":\"mailto:ann@home.org\"}]}";
    JsonNode made = Lrs.json(lrs.post("admin/api/identities/links", link));
    lrs.send(lrs.request("admin/api/identities/links/" + made.path("id").asInt()).DELETE());

    String end = pull(cursor, kinds);

    assertThat(kinds)
        .containsExactly("statement " + id, "statement", "voided " + id, "linked", "unlinked");
    kinds.clear();
    assertThat(pull(end, kinds)).isEqualTo(end);
    assertThat(kinds).isEmpty();
  }

  /** Pulls all there is, two at a time; says where it ended. */
  private static String pull(String after, List<String> kinds) {
    return pull(lrs, after, kinds);
  }

  private static String pull(Lrs of, String after, List<String> kinds) {
    String cursor = after;
    JsonNode answer;
    do {
      answer = Lrs.json(of.get("admin/api/changes?limit=2&after=" + cursor));
      for (JsonNode change : answer.path("changes")) {
        String kind = change.path("kind").asString();
        boolean voiding = change.at("/statement/object").has("objectType");
        kinds.add(kind + (voiding || !change.has("id") ? "" : " " + change.path("id").asString()));
      }
      cursor = answer.path("cursor").asString();
    } while (answer.path("more").asBoolean());
    return cursor;
  }

  /** What happens in a plugin: told live, gone on with, and pulled, each once and in its order. */
  @Test
  void transitions_areTold_andPulled_eachOnce() throws Exception {
    publish(lrs);
    String cursor = pull("0-0", new ArrayList<>());
    String id;
    try (Connection all = Connection.open(feed(""));
        Connection zoe = Connection.open(feed("?learner=zoe@ex.org"));
        Connection ann = Connection.open(feed("?learner=ann@ex.org"))) {
      store(ZOE, "registered");
      store(ZOE, "mastered");
      id = moves(all, 2).get(0).get(0);
      JsonNode last = Lrs.JSON.readTree(moves(zoe, 2).get(1).get(2));
      assertThat(last.path("kind").asString()).isEqualTo("journey.transition");
      assertThat(last.at("/event/from").asString()).isEqualTo("begun");
      assertThat(last.at("/event/to").asString()).isEqualTo("done");
      assertThat(last.at("/event/exit").asBoolean()).isTrue();
      assertThat(last.at("/event/because/statements")).hasSize(1);
      store("launched");
      assertThat(ann.next().get(2)).contains("verbs/launched");
    }
    try (Connection again = Connection.open(feed("").header("Last-Event-ID", id))) {
      assertThat(moves(again, 1).get(0).get(2)).contains("\"to\":\"done\"");
    }
    List<String> kinds = new ArrayList<>();
    String end = pull(cursor, kinds);
    assertThat(kinds.stream().filter(kind -> kind.equals("journey.transition"))).hasSize(2);
    kinds.clear();
    assertThat(pull(end, kinds)).isEqualTo(end);
    assertThat(kinds).isEmpty();
    JsonNode latest = Lrs.json(lrs.get("admin/api/journey/transitions?limit=1"));
    assertThat(latest.at("/transitions/0/transition/to").asString()).isEqualTo("exit:done");
    assertThat(latest.at("/transitions/0/title/en").asString()).isEqualTo("A course");
    String before = "admin/api/journey/transitions?after=" + latest.path("more").asString();
    assertThat(Lrs.json(lrs.get(before)).at("/transitions/0/transition/to").asString())
        .isEqualTo("begun");
  }

  /** Stored at one node, heard at the other: cut off twice, once before anything was said. */
  @Test
  void whatOneNodeTakes_isHeardAtTheOther_noneTwiceAndNoneLost(@TempDir Path other)
      throws Exception {
    TestPostgres postgres = new TestPostgres();
    Map<String, String> shared = Map.of("database", postgres.url());
    try (Lrs one = Lrs.start(other.resolve("one"), shared);
        Lrs two = Lrs.start(other.resolve("two"), shared)) {
      publish(one);
      assertThat(one.server().awaitPlugins(Instant.now(), Duration.ofSeconds(30))).isTrue();
      String cursor = pull(two, "0-0", new ArrayList<>());
      List<String> stored = new ArrayList<>();
      String last;
      try (Connection silent = Connection.open(feed(two, ""))) {
        last = silent.begin();
      }
      stored.add(store(one, ANN, "registered"));
      List<List<String>> heard = new ArrayList<>();
      try (Connection first = Connection.open(feed(two, "").header("Last-Event-ID", last))) {
        assertThat(first.begin()).isEqualTo(last);
        heard.addAll(events(first, 2));
        last = heard.get(1).get(0);
      }
      stored.add(store(one, ZOE, "registered"));
      stored.add(store(two, ANN, "mastered"));
      stored.add(store(one, ZOE, "mastered"));
      try (Connection second = Connection.open(feed(two, "").header("Last-Event-ID", last))) {
        heard.addAll(events(second, 6));
        assertThat(store(one, ANN, "launched")).isEqualTo(idOf(second.next()));
      }

      assertThat(heard.stream().filter(FeedTest::isStatement).map(FeedTest::idOf))
          .containsExactlyElementsOf(stored);
      assertThat(heard.stream().filter(event -> !isStatement(event)).map(FeedTest::move))
          .containsExactlyInAnyOrder(
              "null begun 1", "null begun 2", "begun done 3", "begun done 4");
      List<String> kinds = new ArrayList<>();
      String end = pull(two, cursor, kinds);
      assertThat(kinds.stream().filter(kind -> kind.equals("journey.transition"))).hasSize(4);
      kinds.clear();
      assertThat(pull(two, end, kinds)).isEqualTo(end);
      assertThat(kinds).isEmpty();
    }
    postgres.giveBack();
  }

  private static List<List<String>> events(Connection of, int count) {
    List<List<String>> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(of.next());
    }
    return events;
  }

  private static boolean isStatement(List<String> event) {
    return event.get(1).equals("statement");
  }

  private static String idOf(List<String> event) {
    return Lrs.JSON.readTree(event.get(2)).path("id").asString();
  }

  private static String move(List<String> event) {
    JsonNode change = Lrs.JSON.readTree(event.get(2));
    return "%s %s %d"
        .formatted(
            change.at("/event/from").asString(null),
            change.at("/event/to").asString(),
            change.path("seq").asLong());
  }

  /** The next events that are no statements. */
  private static List<List<String>> moves(Connection of, int count) {
    List<List<String>> found = new ArrayList<>();
    while (found.size() < count) {
      List<String> event = of.next();
      if (!event.get(1).equals("statement")) {
        found.add(event);
      }
    }
    return found;
  }

  /** Nothing that goes on for ever keeps the server from stopping. */
  @Test
  void aServer_stops_thoughSomebodyListens(@TempDir Path other) throws Exception {
    Lrs second = Lrs.start(other);
    HttpRequest.Builder request =
        second.request("admin/api/feed").header("Accept", "text/event-stream");
    try (Connection listener = Connection.open(request)) {
      second.close();
      assertThat(listener.lines.hasNext()).isFalse();
    }
  }
}
