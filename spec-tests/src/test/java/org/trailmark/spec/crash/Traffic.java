package org.trailmark.spec.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Clients that store statements, and remember which of them were acknowledged. */
final class Traffic {
  /** One statement of so many begins somebody's journey. */
  private static final int BEGINNERS = 10;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

  /** The ids of what was acknowledged up to now. */
  Queue<String> acknowledged() {
    return acknowledged;
  }

  /** A client that sends small batches until nobody answers. */
  Callable<Void> batches(Program program) {
    return untilKilled(
        () -> {
          List<String> ids =
              Stream.generate(Traffic::newId)
                  .limit(1 + ThreadLocalRandom.current().nextInt(5))
                  .toList();
          String body =
              ids.stream().map(id -> statement(id, "")).collect(Collectors.joining(",", "[", "]"));
          return new Wish(
              ids, program.request("/xapi/statements").POST(BodyPublishers.ofString(body)).build());
        });
  }

  /** A client that sends statements with an attachment, one by one, until nobody answers. */
  Callable<Void> attachments(Program program) {
    return untilKilled(
        () -> {
          String id = newId();
          return new Wish(
              List.of(id),
              program
                  .request("/xapi/statements")
                  .setHeader("Content-Type", "multipart/mixed; boundary=b")
                  .POST(BodyPublishers.ofString(withAttachment(id)))
                  .build());
        });
  }

  private Callable<Void> untilKilled(Callable<Wish> next) {
    return () -> {
      while (true) {
        Wish wish = next.call();
        HttpResponse<String> answer;
        try {
          answer = http.send(wish.request(), BodyHandlers.ofString());
        } catch (IOException e) {
          return null; // killed
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        acknowledged.addAll(wish.ids());
      }
    };
  }

  /** The data of the attachment of a statement. */
  static String data(String id) {
    return ("data of " + id + ", ").repeat(40) + "whole";
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  /** About a learner of its own: whoever begins a journey begins it once. */
  private static String statement(String id, String more) {
    String verb =
        ThreadLocalRandom.current().nextInt(BEGINNERS) == 0 ? "registered" : "experienced";
    return """
    {"id": "%s", "actor": {"mbox": "mailto:%s@example.org"},
     "verb": {"id": "http://adlnet.gov/expapi/verbs/%s"},
     "object": {"id": "https://example.org/course/1"}%s}\
    """
        .formatted(id, id, verb, more);
  }

  private static String withAttachment(String id) {
    String data = data(id);
    String hash = sha256(data);
    String declared =
        """
        , "attachments": [{"usageType": "https://example.org/usage", "display": {"en": "a"},
           "contentType": "text/plain", "length": %d, "sha2": "%s"}]\
        """
            .formatted(data.length(), hash);
    return String.join(
        "\r\n",
        "--b",
        "Content-Type: application/json",
        "",
        statement(id, declared),
        "--b",
        "Content-Type: text/plain",
        "Content-Transfer-Encoding: binary",
        "X-Experience-API-Hash: " + hash,
        "",
        data,
        "--b--",
        "");
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** A request, and what is stored when it is answered well. */
  private record Wish(List<String> ids, HttpRequest request) {}
}
