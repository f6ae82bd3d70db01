package __package__;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.trailmark.journey.extension.Carried;
import org.trailmark.journey.extension.Carrier;
import org.trailmark.journey.extension.Parcel;

/** Brings one touchpoint. Called on the channel's own thread, so it may wait. */
final class __Name__Carrier implements Carrier {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI url;

  __Name__Carrier(URI url) {
    this.url = url;
  }

  @Override
  public Carried carry(Parcel parcel) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", parcel.key())
            .POST(BodyPublishers.ofString(parcel.json()))
            .build();
    try {
      int status = client.send(request, BodyHandlers.discarding()).statusCode();
      return status / 100 == 2
          ? Carried.delivered()
          : Carried.failed("The receiver answered " + status + ".");
    } catch (IOException e) {
      return Carried.failed("The receiver was not reached: " + e);
    }
  }
}
