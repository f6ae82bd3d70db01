package org.trailmark.journey.channel;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Calls one receiver over HTTP. */
public final class WebhookCarrier implements Carrier {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private final String channel;
  private final URI receiver;
  private final Signatures signatures;
  private final InstantSource clock;

  /**
   * Made once for each receiver.
   *
   * @param channel {@code webhook:NAME}
   * @param secrets each signs every call; empty: calls are not signed
   */
  public WebhookCarrier(String channel, URI receiver, List<String> secrets, InstantSource clock) {
    this.channel = channel;
    this.receiver = receiver;
    this.signatures = new Signatures(secrets);
    this.clock = clock;
  }

  @Override
  public String channel() {
    return channel;
  }

  @Override
  public Carried carry(Parcel parcel) throws InterruptedException {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(receiver)
              .timeout(ANSWER)
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", parcel.key())
              .POST(HttpRequest.BodyPublishers.ofString(parcel.payload()));
      if (signatures.any()) {
        Instant now = clock.instant();
        request.header(Signatures.TIMESTAMP, String.valueOf(now.getEpochSecond()));
        request.header(Signatures.SIGNATURE, signatures.of(now, parcel.payload()));
      }
      HttpResponse<Void> answer =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding());
      return answer.statusCode() / 100 == 2
          ? Carried.delivered()
          : Carried.failed("the receiver answered " + answer.statusCode());
    } catch (IOException | RuntimeException e) {
      return Carried.failed(e);
    }
  }
}
