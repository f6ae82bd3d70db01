package org.trailmark.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LoadClientTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
  private static final RequestSource POSTS =
      into ->
          into.put(
              "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc"
                  .getBytes(StandardCharsets.US_ASCII));

  @Test
  void requests_areSentAsOftenAsAsked_overConnectionsThatAreKept() throws IOException {
    try (TinyServer server = TinyServer.always(OK)) {
      LoadResult result = run(server, 3, 100);

      assertThat(result.answers()).isEqualTo(100);
      assertThat(result.latency().getTotalCount()).isEqualTo(100);
      assertThat(server.requests()).isEqualTo(100);
      assertThat(server.connections()).isEqualTo(3);
      assertThat(result.reopened()).isZero();
    }
  }

  @Test
  void chunkedAnswers_areReadToTheirEnd() throws IOException {
    String chunked =
        """
        HTTP/1.1 200 OK
        transfer-encoding: chunked

        A;x=y
        0123456789
        3
        abc
        0
        Trailer: 1

        """
            .replace("\n", "\r\n");
    try (TinyServer server = TinyServer.always(chunked)) {
      assertThat(run(server, 2, 50).answers()).isEqualTo(50);
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void anErrorStatus_isCountedAsAnError_andEndsTheLoad() throws IOException {
    String refused = "HTTP/1.1 401 Unauthorized\r\nContent-Length: 4\r\n\r\nwho?";
    try (TinyServer server = TinyServer.always(refused)) {
      LoadResult result = run(server, 1, 100);

      assertThat(result.errors()).isEqualTo(1);
      assertThat(result.answers()).isZero();
      assertThat(server.requests()).isEqualTo(1);
      LoadResult.FirstError first = Objects.requireNonNull(result.firstError());
      assertThat(first.status()).isEqualTo(401);
      assertThat(first.body()).isEqualTo("who?");
      assertThatThrownBy(() -> result.requireGood("posting"))
          .isInstanceOf(LoadFailure.class)
          .hasMessageContaining("posting")
          .hasMessageContaining("401: who?");
    }
  }

  @Test
  void aConnectionThatTheServerCloses_isReopenedAndCounted() throws IOException {
    String closing = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    try (TinyServer server =
        new TinyServer(n -> new TinyServer.Reply(n % 10 == 0 ? closing : OK, n % 10 == 0))) {
      LoadResult result = run(server, 1, 95);

      assertThat(result.answers()).isEqualTo(95);
      assertThat(result.reopened()).isEqualTo(9);
      assertThat(server.connections()).isEqualTo(10);
    }
  }

  @Test
  void aRequestThatIsCutOff_isSentAgain() throws IOException {
    try (TinyServer server =
        new TinyServer(n -> new TinyServer.Reply(n == 5 ? "HTTP/1.1 20" : OK, n == 5))) {
      LoadResult result = run(server, 1, 20);

      assertThat(result.answers()).isEqualTo(20);
      assertThat(result.reopened()).isEqualTo(1);
      assertThat(server.requests()).isEqualTo(21);
    }
  }

  @Test
  void aRequestThatIsCutOffTwice_endsTheLoad() throws IOException {
    try (TinyServer server = new TinyServer(n -> new TinyServer.Reply("", true))) {
      assertThatThrownBy(() -> run(server, 1, 20)).isInstanceOf(LoadFailure.class);
    }
  }

  @Test
  void anAnswerWithoutLength_endsWithItsConnection() throws IOException {
    try (TinyServer server =
        new TinyServer(n -> new TinyServer.Reply("HTTP/1.1 200 OK\r\n\r\nall of it", true))) {
      assertThat(run(server, 1, 7).answers()).isEqualTo(7);
      assertThat(server.connections()).isGreaterThanOrEqualTo(7);
    }
  }

  @Test
  void whatIsAnsweredWhileWarmingUp_isNotCounted() throws IOException {
    try (TinyServer server = TinyServer.always(OK)) {
      Load load = new Load(1, Duration.ofDays(1), Duration.ZERO, 10);
      LoadResult result = new LoadClient(server.address(), POSTS, load).run();

      assertThat(server.requests()).isEqualTo(10);
      assertThat(result.answers()).isZero();
    }
  }

  @Test
  void aTimeTooShortForAnyAnswer_isExtendedToTheFirst() throws IOException {
    try (TinyServer server = TinyServer.always(OK)) {
      Load load = Load.of(1, Duration.ZERO, Duration.ofNanos(1));

      assertThat(new LoadClient(server.address(), POSTS, load).run().answers()).isEqualTo(1);
    }
  }

  @Test
  void nobodyThere_endsTheLoad() throws IOException {
    // The port is taken, so that nobody else begins to listen at it meanwhile.
    try (Socket silent = new Socket()) {
      silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      InetSocketAddress nobody = (InetSocketAddress) silent.getLocalSocketAddress();

      assertThatThrownBy(() -> new LoadClient(nobody, POSTS, Load.of(1, 1)).run())
          .isInstanceOf(LoadFailure.class)
          .hasMessageContaining("broke off");
    }
  }

  private static LoadResult run(TinyServer server, int connections, long requests) {
    return new LoadClient(server.address(), POSTS, Load.of(connections, requests)).run();
  }
}
