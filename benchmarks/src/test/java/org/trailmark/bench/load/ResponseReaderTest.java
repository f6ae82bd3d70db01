package org.trailmark.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseReaderTest {
  private final ResponseReader reader = new ResponseReader();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\nhello world",
        "HTTP/1.1 200 OK\r\ncontent-length:0\r\n\r\n",
        "HTTP/1.1 204 No Content\r\nDate: now\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n1a\r\nabcdefghijklm0123456789abc\r\n0\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone"
      })
  void anAnswer_endsAtItsLastByte_howeverItIsCut(String answer) {
    byte[] bytes = answer.getBytes(StandardCharsets.US_ASCII);
    for (int cut = 0; cut < bytes.length; cut++) {
      reader.begin();
      assertThat(reader.read(ByteBuffer.wrap(bytes, 0, cut))).as("cut at " + cut).isFalse();
      assertThat(reader.read(ByteBuffer.wrap(bytes, cut, bytes.length - cut))).isTrue();
    }
  }

  @Test
  void theBodyOfAnError_isKeptInItsBeginning() {
    String body = "e".repeat(10_000);
    String answer = "HTTP/1.1 500 Oh\r\nContent-Length: 10000\r\n\r\n" + body;
    reader.begin();

    assertThat(reader.read(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)))).isTrue();
    assertThat(reader.status()).isEqualTo(500);
    assertThat(reader.keptBody()).hasSize(4096);
  }

  @Test
  void whatIsNoHttp_isRefused() {
    reader.begin();
    ByteBuffer bytes =
        ByteBuffer.wrap("SSH-2.0-OpenSSH\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

    assertThatThrownBy(() -> reader.read(bytes))
        .isInstanceOf(LoadFailure.class)
        .hasMessageContaining("SSH-2.0");
  }
}
