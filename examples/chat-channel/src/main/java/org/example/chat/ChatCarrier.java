package org.example.chat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.trailmark.journey.extension.Carried;
import org.trailmark.journey.extension.Carrier;
import org.trailmark.journey.extension.Parcel;

/** Posts to one room. Called on the channel's own thread, so it may wait. */
final class ChatCarrier implements Carrier {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int TOO_MANY = 429;
  private static final int TIMED_OUT = 408;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI room;

  ChatCarrier(URI room) {
    this.room = room;
  }

  @Override
  public Carried carry(Parcel parcel) throws InterruptedException {
    var words = parcel.content().words();
    HttpRequest request =
        HttpRequest.newBuilder(room)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            // The same for each attempt: a service that looks at it says nothing twice.
            .header("Idempotency-Key", parcel.key())
            .POST(BodyPublishers.ofString(text(words.subject() + "\n" + words.body())))
            .build();
    try {
      return outcome(client.send(request, BodyHandlers.discarding()));
    } catch (IOException e) {
      return Carried.failed("The chat service was not reached: " + e);
    }
  }

  /** What may be better the next time is tried again; what will not is for an admin to see. */
  private static Carried outcome(HttpResponse<Void> answer) {
    int status = answer.statusCode();
    if (status / 100 == 2) {
      return Carried.delivered();
    }
    String error = "The chat service answered " + status + ".";
    boolean forGood = status / 100 == 4 && status != TOO_MANY && status != TIMED_OUT;
    return forGood ? Carried.refused(error) : Carried.failed(error);
  }

  /** {@code {"text": "..."}}: a jar brings its own JSON, and one string needs no library. */
  static String text(String said) {
    StringBuilder json = new StringBuilder("{\"text\":\"");
    said.chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
              } else if (c < ' ') {
                json.append(String.format("\\u%04x", c));
              } else {
                json.append((char) c);
              }
            });
    return json.append("\"}").toString();
  }
}
