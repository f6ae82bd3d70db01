package org.trailmark.bench.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trailmark.bench.load.Endpoint;
import org.trailmark.bench.load.RequestSource;
import org.trailmark.bench.statements.StatementStream;
import org.trailmark.lrs.xapi.Authority;
import org.trailmark.lrs.xapi.StatementParser;
import org.trailmark.lrs.xapi.ValidStatement;
import org.trailmark.lrs.xapi.XapiVersion;

class PostsTest {
  private final StatementStream stream = new StatementStream(7);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 50})
  void aPost_isAWholeRequest_withStatementsThatAreCounted(int batch) {
    Supply supply = new Supply(stream);
    supply.take(10);
    ByteBuffer into = ByteBuffer.allocate(RequestSource.LARGEST);
    Endpoint endpoint = Endpoint.of(URI.create("http://lrs.example.org:81/xapi/"), "key", "secret");

    new Posts(endpoint, supply, batch).next(into);

    byte[] request = Arrays.copyOf(into.array(), into.position());
    String text = new String(request, StandardCharsets.US_ASCII);
    int headLength = text.indexOf("\r\n\r\n") + 4;
    byte[] body = Arrays.copyOfRange(request, headLength, request.length);
    assertThat(text).startsWith("POST /xapi/statements HTTP/1.1\r\nHost: lrs.example.org:81\r\n");
    assertThat(text.substring(0, headLength))
        .contains("\r\nAuthorization: Basic a2V5OnNlY3JldA==\r\n")
        .contains("\r\nContent-Length: " + body.length + "\r\n");
    assertThat(parsed(body))
        .extracting(ValidStatement::id)
        .hasSize(batch)
        .startsWith(stream.id(10))
        .endsWith(stream.id(9 + batch));
    assertThat(supply.taken()).isEqualTo(10 + batch);
  }

  private static List<ValidStatement> parsed(byte[] body) {
    return new StatementParser(StatementParser.Limits.DEFAULT)
        .parse(
            body,
            StatementParser.Context.post(
                XapiVersion.V1_0_3, Authority.account("https://lrs.example.org", "x", null)));
  }
}
