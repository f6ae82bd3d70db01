package org.trailmark.lrs.xapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** xAPI-Data 2.3.1. Single quotes stand for double ones; each row changes one place of a whole. */
class StatementComparisonTest {
  private static final String STORED =
      """
      {'id':'fd41c918-b88b-4b20-a0a5-a4c32391aaa0',
       'actor':{'objectType':'Group','mbox':'mailto:G@example.org','member':[{'mbox':'mailto:a@b.c'},{'openid':'ex:m'}]},
       'verb':{'id':'ex:v','display':{'en':'did'}},
       'object':{'id':'ex:x','definition':{'name':{'en':'X'}}},
       'result':{'score':{'scaled':0.5},'duration':'PT1.23S','extensions':{'ex:e':[1,2]}},
       'context':{'registration':'ec531277-b57b-4c15-8d91-d292c5b2b8f7','contextActivities':{'parent':[{'id':'ex:p'}]}},
       'timestamp':'2015-11-18T12:17:00.000Z','stored':'2015-11-18T12:17:00.000Z',
       'authority':{'openid':'ex:authority'},'version':'1.0.0',
       'attachments':[{'usageType':'ex:u','display':{'en':'A'},'contentType':'text/plain','length':3,'sha2':'AB'}]}
      """;

  @ParameterizedTest(name = "[{index}] {0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'id':'fd41c918-b88b-4b20-a0a5-a4c32391aaa0',   | ~~
          fd41c918-b88b                                  | FD41C918-B88B
          'timestamp':'2015-11-18T12:17:00.000Z',        | ~~
          'timestamp':'2015-11-18T12:17:00.000Z'         | 'timestamp':'2015-11-18T13:17:00+01:00'
          'timestamp':'2015-11-18T12:17:00.000Z'         | 'timestamp':'2015-11-18T12:17:00.0001Z'
          'stored':'2015-11-18T12:17:00.000Z',           | 'stored':'2020-01-01T00:00:00Z',
          'stored':'2015-11-18T12:17:00.000Z',           | ~~
          'authority':{'openid':'ex:authority'},         | ~~
          'ex:authority'                                 | 'ex:else'
          'version':'1.0.0'                              | 'version':'1.0.3'
          ,'display':{'en':'did'}                        | ~~
          'did'                                          | 'was doing'
          ,'definition':{'name':{'en':'X'}}              | ~~
          'en':'X'                                       | 'de':'Y'
          {'mbox':'mailto:a@b.c'},{'openid':'ex:m'}      | {'openid':'ex:m'},{'mbox':'mailto:a@b.c'}
          G@example.org                                  | G@EXAMPLE.org
          [{'id':'ex:p'}]                                | {'id':'ex:p','definition':{}}
          'PT1.23S'                                      | 'PT1.2399S'
          'scaled':0.5                                   | 'scaled':0.50
          'scaled':0.5                                   | 'scaled':5e-1
          ec531277                                       | EC531277
          'sha2':'AB'                                    | 'sha2':'ab'
          text/plain                                     | Text/Plain
          'ex:v'                                         | '\\u0065x:v'
          """)
  void difference_isIgnored(String from, String to) {
    assertThat(STORED).contains(from);
    assertSame(STORED, STORED.replace(from, to), true);
  }

  @ParameterizedTest(name = "[{index}] {0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          fd41c918                                       | ad41c918
          'timestamp':'2015-11-18T12:17:00.000Z'         | 'timestamp':'2015-11-18T12:17:00.001Z'
          'timestamp':'2015-11-18T12:17:00.000Z'         | 'timestamp':'2015-11-18T12:17:00+01:00'
          'ex:v'                                         | 'ex:w'
          'ex:x'                                         | 'ex:X'
          'id':'ex:x'                                    | 'objectType':'Activity','id':'ex:x'
          G@example.org                                  | g@example.org
          'openid':'ex:m'                                | 'openid':'ex:n'
          ,{'openid':'ex:m'}                             | ~~
          'PT1.23S'                                      | 'PT1.22S'
          'PT1.23S'                                      | 'PT0M1.23S'
          'scaled':0.5                                   | 'scaled':0.51
          [1,2]                                          | [2,1]
          [1,2]                                          | ['1',2]
          'ex:e':[1,2]                                   | ~~
          [{'id':'ex:p'}]                                | [{'id':'ex:p'},{'id':'ex:q'}]
          'parent'                                       | 'other'
          ec531277                                       | fc531277
          'length':3                                     | 'length':4
          """)
  void difference_counts(String from, String to) {
    assertThat(STORED).contains(from);
    assertSame(STORED, STORED.replace(from, to), false);
  }

  @Test
  void missingTimestamp_mayBeAnyThatAnLrsHasSet() {
    String other = STORED.replace("'stored':'2015-11-18", "'stored':'2015-11-19");

    assertSame(other, STORED.replace("'timestamp':'2015-11-18T12:17:00.000Z',", ""), true);
  }

  @Test
  void timestampThatWasSent_isNotReplacedByOneThatAnLrsHasSet() {
    String other = STORED.replace("'timestamp':'2015-11-18", "'timestamp':'2015-11-17");

    assertSame(other, STORED, false);
  }

  @Test
  void signature_isNoPartOfWhatWasSigned() {
    String signed =
        STORED.replace(
            "'attachments':[",
            "'attachments':[{'usageType':'http://adlnet.gov/expapi/attachments/signature',"
                + "'display':{},'contentType':'application/octet-stream','length':1,'sha2':'cd'},");

    assertThat(StatementComparison.equalUnsigned(bytes(signed), bytes(STORED))).isTrue();
    assertThat(StatementComparison.equal(bytes(signed), bytes(STORED))).isFalse();
    assertThat(
            StatementComparison.equalUnsigned(
                bytes(signed), bytes(STORED.replace("'length':3", "'length':4"))))
        .isFalse();
  }

  private static void assertSame(String a, String b, boolean same) {
    assertThat(StatementComparison.equal(bytes(a), bytes(b))).isEqualTo(same);
    assertThat(StatementComparison.equal(bytes(b), bytes(a))).isEqualTo(same);
  }

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
