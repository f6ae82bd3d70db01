package org.trailmark.journey.channel;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.trailmark.journey.extension.Carried;
import org.trailmark.journey.extension.Carrier;
import org.trailmark.journey.extension.Parcel;

/** Calls one receiver over HTTP. */
final class WebhookCarrier implements Carrier {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(15);

  /** The client's own limit ends with the head of an answer; its body may drip for ever. */
  private static final Duration WHOLE = Duration.ofSeconds(20);

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private final URI receiver;
  private final Signatures signatures;
  private final InstantSource clock;
  private final Duration whole;

  /**
   * @param secrets each signs every call; empty: calls are not signed
   */
  WebhookCarrier(URI receiver, List<String> secrets, InstantSource clock) {
    this(receiver, secrets, clock, WHOLE);
  }

  /**
   * The same with another limit.
   *
   * @param whole of an answer, from the call to the end of its body
   */
  WebhookCarrier(URI receiver, List<String> secrets, InstantSource clock, Duration whole) {
    this.receiver = receiver;
    this.signatures = new Signatures(secrets);
    this.clock = clock;
    this.whole = whole;
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
      int status = status(request.build());
      return status / 100 == 2
          ? Carried.delivered()
          : Carried.failed("the receiver answered " + status);
    } catch (IOException | RuntimeException e) {
      return Carried.failed(e);
    }
  }

  private int status(HttpRequest request) throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<Void>> answer =
        HTTP.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    try {
      return answer.get(whole.toMillis(), TimeUnit.MILLISECONDS).statusCode();
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("the receiver did not end its answer within " + whole);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException known ? known : new IOException(e.getCause());
    } finally {
      answer.cancel(true); // closes the connection, where it is not over
    }
  }
}
