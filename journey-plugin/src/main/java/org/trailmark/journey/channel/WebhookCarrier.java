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
import org.trailmark.journey.extension.Carried;
import org.trailmark.journey.extension.Carrier;
import org.trailmark.journey.extension.Parcel;

/** Calls one receiver over HTTP. */
final class WebhookCarrier implements Carrier {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private final URI receiver;
  private final Signatures signatures;
  private final InstantSource clock;

  /**
   * @param secrets each signs every call; empty: calls are not signed
   */
  WebhookCarrier(URI receiver, List<String> secrets, InstantSource clock) {
    this.receiver = receiver;
    this.signatures = new Signatures(secrets);
    this.clock = clock;
  }

  @Override
  public Carried carry(Parcel parcel) throws InterruptedException {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(receiver)
              .timeout(ANSWER)
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", parcel.key())
              .POST(HttpRequest.BodyPublishers.ofString(parcel.json()));
      if (signatures.any()) {
        Instant now = clock.instant();
        request.header(Signatures.TIMESTAMP, String.valueOf(now.getEpochSecond()));
        request.header(Signatures.SIGNATURE, signatures.of(now, parcel.json()));
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
