package org.trailmark.server.http.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.URI;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Request targets that clients sent, and what is made of them. */
class RequestTargetTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /xapi/statements      | /xapi/statements
          //xapi///statements/  | /xapi/statements/
          /xapi/statement%73    | /xapi/statements
          /xapi/a%2Fb%20c       | /xapi/a%2Fb%20c
          /xapi/%zz%4           | /xapi/%25zz%254
          /xapi/{a}             | /xapi/%7Ba%7D
          """)
  void path_becomesLegal(String sent, String legal) {
    assertThat(RequestTarget.path(sent)).isEqualTo(legal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a=b&c=%7B%7D   | a=b&c=%7B%7D
          a=//b          | a=//b
          a={"b":1}      | a=%7B%22b%22:1%7D
          a=100%         | a=100%25
          a=%E6%97       | a=%E6%97
          a=\u00e6      | a=%E6
          """)
  void query_becomesLegal(String sent, String legal) {
    assertThat(RequestTarget.query(sent)).isEqualTo(legal);
  }

  @Property
  void whateverWasSent_canBeParsed_andStaysAsItIsFromThenOn(
      @ForAll("bytes") String path, @ForAll("bytes") String query) {
    String legalPath = RequestTarget.path("/" + path);
    String legalQuery = RequestTarget.query(query);

    assertThatCode(() -> new URI("http://a.example" + legalPath + "?" + legalQuery))
        .doesNotThrowAnyException();
    assertThat(RequestTarget.query(legalQuery)).isEqualTo(legalQuery);
    assertThat(RequestTarget.path(legalPath)).isEqualTo(legalPath);
  }

  /** Chars that each are a byte, percent signs more often than others. */
  @Provide
  Arbitrary<String> bytes() {
    return Arbitraries.strings()
        .withCharRange((char) 1, (char) 255)
        .withChars("%%%%0123456789abcdefABCDEF/")
        .ofMaxLength(30);
  }
}
