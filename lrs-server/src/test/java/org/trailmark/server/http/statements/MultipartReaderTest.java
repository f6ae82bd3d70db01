package org.trailmark.server.http.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trailmark.lrs.problem.LrsException;

/** Multipart bodies (RFC 2046, 5.1.1), whole and broken, in pieces of every size. */
class MultipartReaderTest {

  @Test
  void parts_betweenPreambleAndEpilogue_areRead() throws IOException {
    assertThat(
            read(
                "before\r\nmore\r\n--b\r\nA: 1\r\nb:2\r\n\r\none\r\n--b \t\r\n\r\n\r\n--b--\r\nafter"))
        .containsExactly("one", "");
    assertThat(read("--b--")).isEmpty();
  }

  @Test
  void part_thatEndsRightAfterItsHeaders_isEmpty() throws IOException {
    assertThat(read("--b\r\nA: 1\r\n\r\n--b\r\n\r\n--b\r\nA: 1\r\n\r\ntwo\r\n--b--"))
        .containsExactly("", "", "two");
  }

  @Test
  void headers_areFoundWithoutRegardToCaseAndUnfolded() throws IOException {
    MultipartReader reader =
        reader("--b\r\nX-One: first\r\n second\r\nx-two:b:c\r\n\r\n\r\n--b--", "b", 100);
    assertThat(reader.next()).isTrue();
    PartHeaders headers = reader.headers();
    assertThat(headers.value("x-one")).isEqualTo("first second");
    assertThat(headers.value("X-TWO")).isEqualTo("b:c");
    assertThat(headers.value("x-three")).isNull();
  }

  @Test
  void data_thatLooksLikeABoundary_isData() throws IOException {
    String data = "\r\n--\n--b\r\r\n-b--b\r\n--B\r\n";
    assertThat(read("--b\r\n\r\n" + data + "\r\n--b--")).containsExactly(data);
  }

  @Test
  void data_ofAnySize_inPiecesOfAnySize_isTheSame() throws IOException {
    Random random = new Random(5);
    for (int size : new int[] {0, 1, 16_300, 16_370, 16_384, 16_400, 50_000}) {
      byte[] data = new byte[size];
      for (int i = 0; i < size; i++) {
        data[i] = (byte) "\r\n-bx".charAt(random.nextInt(5));
      }
      String text = new String(data, StandardCharsets.ISO_8859_1).replace("\r\n--bound", "");
      for (int piece : new int[] {1, 7, 4096, 100_000}) {
        MultipartReader reader =
            reader("--bound ary\r\nA: 1\r\n\r\n" + text + "\r\n--bound ary--", "bound ary", piece);
        assertThat(reader.next()).isTrue();
        reader.headers();
        assertThat(new String(reader.content().readAllBytes(), StandardCharsets.ISO_8859_1))
            .isEqualTo(text);
        assertThat(reader.next()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no boundary at all",
        "--b",
        "--b\r\n",
        "--b\r\nA: 1",
        "--b\r\nA: 1\r\n\r\ndata",
        "--b\r\nA: 1\r\n\r\ndata\r\n--b",
        "--b\r\nA: 1\r\n\r\ndata\r\n--b-",
        "--b\n\ndata\n--b--"
      })
  void body_thatEndsTooSoon_isRefused(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOf(LrsException.class)
        .hasMessageContaining("ends before its closing boundary");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--bc\r\n\r\n\r\n--b--",
        "--b\r\nno header\r\n\r\n\r\n--b--",
        "--b\r\n: nameless\r\n\r\n\r\n--b--",
        "--b\r\nA: 1\r\na: 2\r\n\r\n\r\n--b--"
      })
  void structure_thatIsWrong_isRefusedWithTheNumberOfThePart(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOf(LrsException.class)
        .hasMessageStartingWith("Part 1 ");
  }

  @Test
  void whatIsNoContent_isBounded() {
    String much = "x".repeat(40_000);
    assertThatThrownBy(() -> read(much + "\r\n--b--")).isInstanceOf(LrsException.class);
    assertThatThrownBy(() -> read("--b\r\nA: " + much)).isInstanceOf(LrsException.class);
    String headers =
        IntStream.range(0, 9000).mapToObj(i -> "H" + i + ": 1\r\n").collect(Collectors.joining());
    assertThatThrownBy(() -> read("--b\r\n" + headers))
        .isInstanceOf(LrsException.class)
        .hasMessageContaining("16 KiB");
    assertThatThrownBy(() -> read("--b--\r\n" + much)).isInstanceOf(LrsException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ends in a space ",
        "é",
        "more than seventy, more than seventy, more than seventy, more than seventy"
      })
  void boundary_thatIsNone_isRefused(String boundary) {
    assertThatThrownBy(() -> reader("", boundary, 10)).isInstanceOf(LrsException.class);
  }

  private static List<String> read(String body) throws IOException {
    MultipartReader reader = reader(body, "b", 5);
    List<String> parts = new ArrayList<>();
    while (reader.next()) {
      reader.headers();
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      reader.content().transferTo(content);
      parts.add(content.toString(StandardCharsets.ISO_8859_1));
    }
    return parts;
  }

  /** A body that comes in pieces, as from a network. */
  private static MultipartReader reader(String body, String boundary, int piece) {
    InputStream whole = new ByteArrayInputStream(body.getBytes(StandardCharsets.ISO_8859_1));
    InputStream pieces =
        new InputStream() {
          @Override
          public int read() throws IOException {
            return whole.read();
          }

          @Override
          public int read(byte[] to, int offset, int length) throws IOException {
            return whole.read(to, offset, Math.min(length, piece));
          }
        };
    return new MultipartReader(pieces, boundary);
  }
}
