package org.trailmark.spec.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.trailmark.spec.http.Lrs.json;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.journey.ledger.LedgerKey;
import org.trailmark.lrs.sql.SqliteStorage;
import org.trailmark.lrs.store.Eraser;
import org.trailmark.lrs.store.Storage;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.server.privacy.VerifiedReceipt;
import org.trailmark.spec.storage.TestPostgres;
import tools.jackson.databind.JsonNode;

/** A person is erased from everything, with a receipt, and everybody else is answered as before. */
class ErasureTest {
  private static final String ERASURES = "admin/api/privacy/erasures";
  private static final String ANN = "{\"mbox\":\"mailto:ann.zauberin@ex.org\"}";
  private static final String ACCOUNT =
      "{\"account\":{\"homePage\":\"https://lms.ex.org\",\"name\":\"zauberin-17\"}}";
  private static final String BOB = "{\"mbox\":\"mailto:bob@ex.org\"}";

  /** What must be in no file: her identifiers, the hash of her address, her name. */
  private static final List<String> HERS =
      List.of(
          "ann.zauberin@ex.org",
          "zauberin-17",
          "Annabella Zauberin",
          HexFormat.of().formatHex(sha("SHA-1", "mailto:ann.zauberin@ex.org".getBytes(UTF_8))),
          HexFormat.of()
              .formatHex(sha("SHA-256", "mbox:mailto:ann.zauberin@ex.org".getBytes(UTF_8)))
              .substring(0, 20));

  private static final String PSEUDONYMISED =
      Lrs.encoded("https://trailmark.invalid/verbs/pseudonymised");

  private static final Pattern NAME =
      Pattern.compile("trailmark.invalid/pseudonyms\",\"name\":\"([0-9a-f]{32})\"");

  private static final Pattern POSITION = Pattern.compile("\"step\":\"([^\"]*)\"");

  private static final String JOURNEY =
      """
      journey: first-aid
      version: 1
      title: {en: First aid}
      entry: {match: {verb: "https://ex.org/verbs/did"}}
      stages: [see]
      steps:
        invited: {stage: see, touch: [welcome], after: [{after: P14D, to: "exit:lapsed"}]}
      exits:
        lapsed: {counts: drop}
      touchpoints:
        welcome: {audience: learner, channels: [inbox], benefit: know, once: run, expires: P2D,
                  message: {en: {subject: "Hello {{learner.name}}", body: "Begin."}}}
      """;

  @Test
  void erased_noFileHoldsHer_andOthersAreAnsweredAsBefore(@TempDir Path folder) throws Exception {
    List<String> questions =
        List.of(
            "xapi/statements?ascending=true&agent=" + Lrs.encoded(BOB),
            "admin/api/statements?learner=bob%40ex.org",
            "admin/api/journey/learners?agent=" + Lrs.encoded(BOB));
    Receipt receipt;
    try (Lrs lrs = Lrs.start(folder, Map.of("plugin.same-email.on", "true"))) {
      live(lrs);
      assertThat(hits(folder)).isNotEmpty();
      List<String> before = answers(lrs, questions);

      receipt = erase(lrs);

      assertThat(answers(lrs, questions)).isEqualTo(before);
      assertThat(lrs.get("xapi/statements?related_agents=true&agent=" + Lrs.encoded(ANN)).body())
          .contains("\"statements\":[]");
      assertThat(json(lrs.get("admin/api/learners?text=zauberin")).path("learners").size())
          .isZero();
      assertThat(lrs.get("admin/api/journey/learners?agent=" + Lrs.encoded(ANN)).statusCode())
          .isEqualTo(404);
      String group =
          lrs.get("xapi/statements?statementId=00000000-0000-4000-8000-000000000004").body();
      assertThat(group).contains("bob@ex.org", "\"erased\"");
      assertThat(columns(lrs, "00000000-0000-4000-8000-000000000004")).contains("erased");
    }
    assertThat(hits(folder)).isEmpty();
    verify(receipt);
  }

  @Test
  void erased_onPostgres_others_areAnsweredAsBefore(@TempDir Path folder) throws Exception {
    TestPostgres postgres = new TestPostgres();
    try (Lrs lrs = Lrs.start(folder, Map.of("database", postgres.url()))) {
      live(lrs);
      List<String> questions =
          List.of(
              "xapi/statements?ascending=true&agent=" + Lrs.encoded(BOB),
              "admin/api/journey/learners?agent=" + Lrs.encoded(BOB));
      List<String> before = answers(lrs, questions);

      Receipt receipt = erase(lrs);

      verify(receipt);
      assertThat(answers(lrs, questions)).isEqualTo(before);
      assertThat(lrs.get("xapi/statements?related_agents=true&agent=" + Lrs.encoded(ANN)).body())
          .contains("\"statements\":[]");
    }
    postgres.giveBack();
  }

  @Test
  void pseudonymised_noFileHoldsHer_andPositionsAndCountsStay(@TempDir Path folder)
      throws Exception {
    try (Lrs lrs = Lrs.start(folder, Map.of("plugin.same-email.on", "true"))) {
      live(lrs);
      pseudonymised_standsWhereSheStood(lrs);
      String noticed = lrs.get("xapi/statements?verb=" + PSEUDONYMISED).body();
      assertThat(noticed).contains("server:erasure");
    }
    assertThat(hits(folder)).isEmpty();
    String key = LedgerKey.of(HERS.get(4), "first-aid", 1, "welcome", 1);
    assertThat(hits(folder, List.of(key))).isEmpty();
  }

  @Test
  void pseudonymised_onPostgres_standsWhereSheStood(@TempDir Path folder) throws Exception {
    TestPostgres postgres = new TestPostgres();
    try (Lrs lrs = Lrs.start(folder, Map.of("database", postgres.url()))) {
      live(lrs);
      pseudonymised_standsWhereSheStood(lrs);
    }
    postgres.giveBack();
  }

  private static void pseudonymised_standsWhereSheStood(Lrs lrs) throws Exception {
    String people = "admin/api/journey/journeys/first-aid/learners";
    List<String> positions = positions(lrs.get(people).body());
    assertThat(positions).hasSizeGreaterThan(1).containsOnly("invited");

    Receipt receipt = carryOut(lrs, "pseudonymise", 0);

    verify(receipt);
    assertThat(positions(lrs.get(people).body())).isEqualTo(positions);
    assertThat(lrs.get("admin/api/journey/learners?agent=" + Lrs.encoded(ANN)).statusCode())
        .isEqualTo(404);
    String all = lrs.get("xapi/statements?ascending=true&limit=6").body();
    assertThat(all).contains(Eraser.PSEUDONYMS).doesNotContain("auberin", "\"response\"");
    Matcher pseudonym = NAME.matcher(all);
    assertThat(pseudonym.find()).isTrue();
    String account =
        "{\"account\":{\"homePage\":\"%s\",\"name\":\"%s\"}}"
            .formatted(Eraser.PSEUDONYMS, pseudonym.group(1));
    JsonNode stays = json(lrs.get("xapi/statements?agent=" + Lrs.encoded(account)));
    assertThat(stays.path("statements").size()).isEqualTo(4); // hers, and the group's
    String learner =
        json(lrs.get("admin/api/journey/learners?agent=" + Lrs.encoded(account)))
            .path("learner")
            .asString();
    assertThat(
            positions(
                lrs.get("admin/api/journey/learners/" + learner + "/journeys/first-aid").body()))
        .contains("invited");
    String state = "xapi/activities/state?activityId=https://ex.org/a&stateId=place&agent=";
    assertThat(lrs.get(state + Lrs.encoded(account)).body()).isEqualTo("{\"name\":\"erased\"}");
  }

  /** Where learners stand, whoever they are. */
  private static List<String> positions(String learners) {
    return POSITION.matcher(learners).results().map(found -> found.group(1)).sorted().toList();
  }

  @Test
  void files_ofJobs_goWithHer_andFilesForImportsAreNamed(@TempDir Path folder) throws Exception {
    try (Lrs lrs = Lrs.start(folder)) {
      live(lrs);
      HttpResponse<String> job = lrs.post("admin/api/jobs/exports", "{}");
      assertThat(job.statusCode()).as(job.body()).isLessThan(300);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> lrs.get("admin/api/jobs").body().contains("\"done\""));
      Files.createDirectories(folder.resolve("imports/2025"));
      Files.writeString(folder.resolve("imports/2025/all.jsonl"), "{}");

      JsonNode would = json(lrs.post(ERASURES + "?dryRun=true", "{\"agent\":" + ANN + "}"));
      assertThat(would.path("jobs").asInt()).isEqualTo(1);
      assertThat(would.path("importFiles").toString()).isEqualTo("[\"2025/all.jsonl\"]");

      String payload = payload(carryOut(lrs, "erase", 3));
      assertThat(payload).contains("\"jobs\":1", "\"importFilesLeft\":1", "\"kind\":\"erase\"");
      assertThat(json(lrs.get("admin/api/jobs")).path("jobs").size()).isZero();
    }
    assertThat(hits(folder)).isEmpty();
  }

  @Test
  void receipt_holdsAfterTheKeyWasChanged_andSaysWhomItIsAbout(@TempDir Path folder)
      throws Exception {
    try (Lrs lrs = Lrs.start(folder)) {
      live(lrs);
      Receipt receipt = erase(lrs);
      assertThat(lrs.post("admin/api/privacy/receipt-keys", "").statusCode()).isEqualTo(201);
      assertThat(json(lrs.get("admin/api/privacy/receipt-key"))).isNotEqualTo(receipt.key);

      String keys = lrs.get("admin/api/privacy/receipt-keys").body();
      VerifiedReceipt verified = VerifiedReceipt.of(receipt.jws, keys);
      assertThat(verified.kid()).isEqualTo(receipt.key.path("kid").asString());
      Set<Ifi> agents =
          Set.of(
              new Ifi.Mbox("mailto:ann.zauberin@ex.org"),
              new Ifi.MboxSha1Sum(HERS.get(3)),
              new Ifi.Account("https://lms.ex.org", "zauberin-17"));
      assertThat(verified.isAbout(receipt.salt, agents)).isTrue();
      assertThat(verified.isAbout(receipt.salt, Set.of(new Ifi.Mbox("mailto:bob@ex.org"))))
          .isFalse();
      String forged = receipt.jws.substring(0, receipt.jws.length() - 6) + "AAAAAA";
      assertThatThrownBy(() -> VerifiedReceipt.of(forged, keys))
          .hasMessageContaining("does not hold");
    }
  }

  @Test
  void dryRun_changesNothing_andHoldsAreInTheWay(@TempDir Path folder) {
    try (Lrs lrs = Lrs.start(folder)) {
      live(lrs);
      String wish = "{\"agent\":" + ANN + ",\"reason\":\"she asked\"}";

      JsonNode would = json(lrs.post(ERASURES + "?dryRun=true", wish));

      assertThat(would.at("/extent/statements").asInt()).isEqualTo(3);
      assertThat(would.at("/extent/changedStatements").asInt()).isEqualTo(2);
      assertThat(would.at("/extent/documents").asInt()).isEqualTo(1);
      assertThat(would.at("/plugins/journey/runs").asInt()).isEqualTo(1);
      assertThat(would.path("agents").size()).isEqualTo(3);
      assertThat(json(lrs.get(ERASURES)).path("erasures").size()).isZero();

      String hold = "{\"agent\":" + ACCOUNT + ",\"reason\":\"case 7\"}";
      assertThat(lrs.post("admin/api/privacy/holds", hold).statusCode()).isEqualTo(200);
      HttpResponse<String> refused = lrs.post(ERASURES, wish);
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body()).contains("case 7");
      assertThat(json(lrs.post(ERASURES + "?dryRun=true", wish)).at("/holds/0/reason").asString())
          .isEqualTo("case 7");
      assertThat(json(lrs.get("admin/api/privacy/holds")).path("holds").size()).isEqualTo(1);

      String held = "admin/api/privacy/holds?agent=" + Lrs.encoded(ACCOUNT);
      assertThat(lrs.send(lrs.request(held).DELETE()).statusCode()).isEqualTo(204);
      assertThat(lrs.send(lrs.request(held).DELETE()).statusCode()).isEqualTo(404);
      assertThat(lrs.post("admin/api/privacy/holds", wish.replace("she asked", "")).statusCode())
          .isEqualTo(400);
      assertThat(lrs.post(ERASURES, "{\"person\":1}").statusCode()).isEqualTo(400);
      assertThat(lrs.post(ERASURES, "{\"agent\":" + ANN + ",\"kind\":\"hide\"}").body())
          .contains("/kind");
      assertThat(lrs.post(ERASURES, "{\"agent\":" + ANN + ",\"kind\":{}}").statusCode())
          .isEqualTo(400);
      assertThat(lrs.get(ERASURES + "/00000000-0000-4000-8000-000000000009").statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void erasure_thatAnEarlierProcessBegan_isEndedByTheNext(@TempDir Path folder) throws Exception {
    try (Lrs lrs = Lrs.start(folder)) {
      live(lrs);
    }
    try (Storage storage = SqliteStorage.open(folder, Instant::now)) {
      storage
          .eraser()
          .begin(
              new Eraser.Order(
                  java.util.UUID.randomUUID(),
                  Eraser.Kind.ERASURE,
                  Set.of(
                      new Ifi.Mbox("mailto:ann.zauberin@ex.org"),
                      new Ifi.MboxSha1Sum(HERS.get(3)),
                      new Ifi.Account("https://lms.ex.org", "zauberin-17")),
                  "c",
                  "admin",
                  ""));
      assertThat(storage.eraser().next()).isTrue(); // and dies
    }
    try (Lrs lrs = Lrs.start(folder)) {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> json(lrs.get(ERASURES)).at("/erasures/0/state").asString().equals("done"));
    }
    assertThat(hits(folder)).isEmpty();
  }

  private static void live(Lrs lrs) {
    assertThat(lrs.post("admin/api/journey/journeys", "text/plain", JOURNEY).statusCode())
        .isLessThan(300);
    String link = "{\"agents\":[" + ANN + "," + ACCOUNT + "],\"reason\":\"same\"}";
    assertThat(lrs.post("admin/api/identities/links", link).statusCode()).isEqualTo(201);
    String named = ANN.replace("}", ",\"name\":\"Annabella Zauberin\"}");
    List<String> statements = new ArrayList<>();
    statements.add(statement(1, named, ""));
    statements.add(statement(2, ACCOUNT, ""));
    statements.add(statement(3, BOB, ",\"context\":{\"instructor\":" + named + "}"));
    statements.add(
        statement(4, "{\"objectType\":\"Group\",\"member\":[" + BOB + "," + named + "]}", ""));
    statements.add(statement(5, BOB, ""));
    statements.add(statement(6, ANN, ",\"result\":{\"response\":\"I am Annabella Zauberin\"}"));
    HttpResponse<String> stored =
        lrs.post("xapi/statements", "[" + String.join(",", statements) + "]");
    assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
    String state = "xapi/activities/state?activityId=https://ex.org/a&stateId=place&agent=";
    assertThat(lrs.put(state + Lrs.encoded(ANN), "{\"name\":\"Annabella Zauberin\"}").statusCode())
        .isEqualTo(204);
    assertThat(lrs.server().awaitPlugins(Instant.now(), Duration.ofSeconds(60))).isTrue();
  }

  private static String statement(int number, String actor, String more) {
    return "{\"id\":\"00000000-0000-4000-8000-00000000000"
        + number
        + "\",\"actor\":"
        + actor
        + ",\"verb\":{\"id\":\"https://ex.org/verbs/did\"},\"object\":{\"id\":\"https://ex.org/a\"}"
        + more
        + "}";
  }

  /**
   * What an admin has in hand afterwards.
   *
   * @param key the public key, as a JSON Web Key
   */
  private record Receipt(String jws, String salt, JsonNode key) {}

  private static Receipt erase(Lrs lrs) {
    return carryOut(lrs, "erase", 3);
  }

  private static Receipt carryOut(Lrs lrs, String kind, int statementsGone) {
    HttpResponse<String> begun =
        lrs.post(
            ERASURES, "{\"agent\":" + ACCOUNT + ",\"reason\":\"asked\",\"kind\":\"" + kind + "\"}");
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    String id = json(begun).path("id").asString();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> json(lrs.get(ERASURES + "/" + id)).path("state").asString().equals("done"));
    JsonNode ended = json(lrs.get(ERASURES + "/" + id));
    assertThat(ended.at("/extent/statements").asInt()).isEqualTo(statementsGone);
    assertThat(ended.path("kind").asString()).isEqualTo(kind);
    assertThat(lrs.server().awaitPlugins(Instant.now(), Duration.ofSeconds(60))).isTrue();
    return new Receipt(
        ended.path("receipt").asString(),
        json(begun).path("salt").asString(),
        json(lrs.get("admin/api/privacy/receipt-key")));
  }

  private static String payload(Receipt receipt) {
    return new String(Base64.getUrlDecoder().decode(receipt.jws.split("\\.", -1)[1]), UTF_8);
  }

  /** As docs/privacy.md says. */
  private static void verify(Receipt receipt) throws Exception {
    String[] parts = receipt.jws.split("\\.", -1);
    byte[] x = Base64.getUrlDecoder().decode(receipt.key.path("x").asString());
    byte[] head = HexFormat.of().parseHex("302a300506032b6570032100");
    byte[] x509 = new byte[head.length + x.length];
    System.arraycopy(head, 0, x509, 0, head.length);
    System.arraycopy(x, 0, x509, head.length, x.length);
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509)));
    signature.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();

    JsonNode payload = Lrs.JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
    String keys =
        "account:https://lms.ex.org|zauberin-17\nmbox:mailto:ann.zauberin@ex.org\nsha1:"
            + HERS.get(3);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(HexFormat.of().parseHex(receipt.salt));
    assertThat(payload.path("commitment").asString())
        .isEqualTo(HexFormat.of().formatHex(digest.digest(keys.getBytes(UTF_8))));
    assertThat(HERS).noneMatch(payload.toString()::contains);
  }

  /** Without what the server's own statement of the erasure adds to a list of all. */
  private static List<String> answers(Lrs lrs, List<String> questions) {
    return questions.stream()
        .map(lrs::get)
        .map(HttpResponse::body)
        .map(ErasureTest::withoutHer)
        .toList();
  }

  /** Where others' statements named her, they name nobody. */
  private static String withoutHer(String answer) {
    return answer
        .replaceAll("\"learner\":\\{\"id\":\"[0-9a-f]{20}\"\\}", "G") // follows from its members
        .replaceAll("\\{[^{}]*Annabella Zauberin[^{}]*\\}", "X")
        .replaceAll(
            "\\{(\"objectType\":\"Agent\",)?\"account\":\\{\"homePage\":\"https://trailmark.invalid/erased\",\"name\":\"erased\"\\}\\}",
            "X");
  }

  private static String columns(Lrs lrs, String id) {
    return json(lrs.get("admin/api/statements"))
        .path("statements")
        .valueStream()
        .map(JsonNode::toString)
        .filter(statement -> statement.contains(id))
        .findFirst()
        .orElse("not there");
  }

  /** The files that hold something of hers. */
  private static List<String> hits(Path folder) throws IOException {
    return hits(folder, HERS);
  }

  private static List<String> hits(Path folder, List<String> texts) throws IOException {
    List<String> hits = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), ISO_8859_1);
        texts.stream().filter(bytes::contains).forEach(hit -> hits.add(file + ": " + hit));
      }
    }
    return hits;
  }

  private static byte[] sha(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
