package org.trailmark.testkit.contract;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.trailmark.journey.extension.Carried;
import org.trailmark.journey.extension.Carrier;
import org.trailmark.journey.extension.ChannelKind;
import org.trailmark.journey.extension.Parcel;

/** The contract catches channels that do not keep it, each by one of its tests. */
class WrongChannelsTest {

  record Settings(URI url) {}

  /** Posts a text; {@code true} where the receiver took it. */
  private static boolean post(URI url, String text) throws InterruptedException {
    try {
      return HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(url)
                      .POST(HttpRequest.BodyPublishers.ofString(text))
                      .build(),
                  BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private interface Wrong {
    Carrier open(URI receiver) throws InterruptedException;
  }

  private static final class Contract extends ChannelKindContract<Settings> {
    private final Wrong wrong;

    Contract(Wrong wrong) {
      this.wrong = wrong;
    }

    @Override
    protected ChannelKind<Settings> kind() {
      return new ChannelKind<>() {
        @Override
        public String name() {
          return "wrong";
        }

        @Override
        public Class<Settings> settings() {
          return Settings.class;
        }

        @Override
        public Carrier open(Settings settings, InstantSource clock) {
          try {
            return wrong.open(settings.url());
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        }
      };
    }

    @Override
    protected Settings settings(URI receiver) {
      return new Settings(receiver);
    }
  }

  private static void isCaught(Wrong wrong, ThrowingConsumer<Contract> test) {
    Contract contract = new Contract(wrong);
    Caught.by(
        () -> {
          contract.listen();
          try {
            test.accept(contract);
          } finally {
            contract.hangUp();
          }
        });
  }

  private static Carried carried(boolean taken) {
    return taken ? Carried.delivered() : Carried.failed("not taken");
  }

  private static String body(Parcel parcel) {
    return parcel.json();
  }

  @Test
  void oneThatCallsWhenItIsOpened_isCaught() {
    isCaught(
        receiver -> {
          post(receiver, "hello");
          return parcel -> carried(post(receiver, body(parcel)));
        },
        Contract::opening_callsNobody);
  }

  @Test
  void oneThatDeliversNothing_isCaught() {
    isCaught(receiver -> parcel -> Carried.delivered(), Contract::parcel_thatIsTaken_isDelivered);
  }

  @Test
  void oneThatSaysItOtherwiseEachTime_isCaught() {
    isCaught(
        receiver -> parcel -> carried(post(receiver, body(parcel) + UUID.randomUUID())),
        Contract::parcel_thatComesAgain_isTheSame);
  }

  @Test
  void oneThatHearsNoRefusal_isCaught() {
    isCaught(
        receiver ->
            parcel -> {
              post(receiver, body(parcel));
              return Carried.delivered();
            },
        Contract::receiverThatCannot_isTriedAgain);
  }

  @Test
  void oneThatGivesUpAtOnce_isCaught() {
    isCaught(
        receiver ->
            parcel ->
                post(receiver, body(parcel)) ? Carried.delivered() : Carried.refused("no answer"),
        Contract::receiverThatIsNotThere_isTriedAgain);
  }

  @Test
  void oneThatTakesAnInterruptForDelivery_isCaught() {
    isCaught(
        receiver ->
            parcel -> {
              try {
                return carried(post(receiver, body(parcel)));
              } catch (InterruptedException e) {
                return Carried.delivered();
              }
            },
        Contract::receiverThatIsSilent_isLeft_whenTheProgramEnds);
  }
}
