package org.trailmark.lrs.xapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trailmark.lrs.problem.LrsException;

/**
 * Each rule of the data model, with its clause: a statement that breaks it is refused at the right
 * place, and its neighbour that does not is taken. Single quotes stand for double ones.
 */
class RulesTest {
  private static final String AGENT = "{'mbox':'mailto:a@example.org'}";
  private static final String ACTIVITY = "{'id':'https://example.org/x'}";
  private static final String VERB = "{'id':'https://example.org/did'}";
  private static final String REF =
      "{'objectType':'StatementRef','id':'fd41c918-b88b-4b20-a0a5-a4c32391aaa0'}";
  private static final String ATTACHMENT =
      "'usageType':'ex:u','display':{'en':'A'},'contentType':'text/plain','length':3,'sha2':'"
          + "a".repeat(64)
          + "'";

  private final StatementParser parser = new StatementParser(StatementParser.Limits.DEFAULT);
  private final Authority authority = Authority.account("https://lrs.example.org", "t", "Tool");

  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'name':'Ann','mbox':'mailto:a@b.c'
          'objectType':'Agent','mbox_sha1sum':'ebd31e95054c018b10727ccffd2ef2ec3a016ee9'
          'openid':'https://ann.example.org/'
          'account':{'homePage':'http://www.example.com','name':'1625378'}
          'objectType':'Group','member':[{'mbox':'mailto:a@b.c'}]
          'objectType':'Group','mbox':'mailto:a@b.c'
          'member':[],'mbox':'mailto:a@b.c','objectType':'Group'
          'member':[{'objectType':'Agent','mbox':'mailto:a@b.c'}],'objectType':'Group','name':''
          """)
  void actor_isTaken(String members) {
    String actor = "{" + members + "}";
    assertTaken(statement(actor, VERB, ACTIVITY, ""));
    assertTaken(statement(AGENT, VERB, ACTIVITY, ",'context':{'instructor':" + actor + "}"));
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {}                                                       | /actor             | 2.4.2.1
          {'name':'Ann'}                                           | /actor             | 2.4.2.1
          'mailto:a@b.c'                                           | /actor             | 2.2
          [{'mbox':'mailto:a@b.c'}]                                | /actor             | 2.2
          null                                                     | /actor             | 2.2
          {'mbox':'a@b.c'}                                         | /actor/mbox        | 2.4.2.3
          {'mbox':['mailto:a@b.c']}                                | /actor/mbox        | 2.2
          {'Mbox':'mailto:a@b.c','openid':'ex:a'}                  | /actor/Mbox        | 2.2
          {'mbox':'mailto:a@b.c','openid':'ex:a'}                  | /actor/openid      | 2.4.2.3
          {'mbox':'mailto:a@b.c','name':5}                         | /actor/name        | 2.2
          {'mbox':'mailto:a@b.c','name':null}                      | /actor/name        | 2.2
          {'mbox':'mailto:a@b.c','mbox':'mailto:a@b.c'}            | /actor/mbox        | 2.2
          {'mbox_sha1sum':'ebd31e'}                                | /actor/mbox_sha1sum| 2.4.2.3
          {'mbox_sha1sum':'zbd31e95054c018b10727ccffd2ef2ec3a016ee9'}|/actor/mbox_sha1sum| 2.4.2.3
          {'openid':'ann'}                                         | /actor/openid      | 4.3
          {'account':{'name':'a'}}                                 | /actor/account/homePage | 2.4.2.4
          {'account':{'homePage':'http://b.c'}}                    | /actor/account/name | 2.4.2.4
          {'account':{'homePage':'b.c','name':'a'}}                | /actor/account/homePage | 4.3
          {'account':{'homePage':'http://b.c','name':1}}           | /actor/account/name | 2.2
          {'account':{'homePage':'http://b.c','name':'a','x':1}}   | /actor/account/x   | 2.2
          {'objectType':'agent','mbox':'mailto:a@b.c'}             | /actor/objectType  | 2.4.2
          {'objectType':'Person','mbox':'mailto:a@b.c'}            | /actor/objectType  | 2.4.2
          {'mbox':'mailto:a@b.c','member':[]}                      | /actor/member      | 2.4.2.1
          {'objectType':'Group'}                                   | /actor/member      | 2.4.2.2
          {'objectType':'Group','member':[]}                       | /actor/member      | 2.4.2.2
          {'objectType':'Group','member':{'mbox':'mailto:a@b.c'}}  | /actor/member      | 2.2
          {'objectType':'Group','member':[null]}                   | /actor/member/0    | 2.2
          {'objectType':'Group','member':[{'mbox':'mailto:a@b.c'},{}]} | /actor/member/1 | 2.4.2.1
          {'objectType':'Group','member':[{'objectType':'Group','mbox':'mailto:a@b.c'}]} | /actor/member/0 | 2.4.2.1
          {'objectType':'Group','mbox':'mailto:a@b.c','openid':'ex:a'} | /actor/openid  | 2.4.2.3
          """)
  void actor_isRefused(String actor, String pointer, String clause) {
    assertRefused(statement(actor, VERB, ACTIVITY, ""), pointer, clause);
    if (actor.startsWith("{")) {
      assertRefused(
          statement(AGENT, VERB, ACTIVITY, ",'context':{'instructor':" + actor + "}"),
          pointer.replace("/actor", "/context/instructor"),
          clause);
    }
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'display':{'en':'did'}}              | /verb/id            | 2.4.3
          {'id':'did'}                          | /verb/id            | 4.3
          {'id':''}                             | /verb/id            | 4.3
          {'id':'ex:d','display':'did'}         | /verb/display       | 2.2
          {'id':'ex:d','display':{'en_US':'d'}} | /verb/display/en_US | 4.2
          {'id':'ex:d','display':{'':'d'}}      | /verb/display/      | 4.2
          {'id':'ex:d','display':{'en':5}}      | /verb/display/en    | 2.2
          {'id':'ex:d','display':{'en':null}}   | /verb/display/en    | 2.2
          {'id':'ex:d','display':{'a/b~c':'d'}} | /verb/display/a~1b~0c | 4.2
          {'id':'ex:d','display':{'en':'a','de':'b','en':'c'}} | /verb/display/en | 2.2
          {'id':'ex:d','name':'d'}              | /verb/name          | 2.2
          'ex:d'                                | /verb               | 2.2
          """)
  void verb_isRefused(String verb, String pointer, String clause) {
    assertRefused(statement(AGENT, verb, ACTIVITY, ""), pointer, clause);
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'id':'ex:x','objectType':'Activity','definition':{}}
          {'definition':{'name':{'en':'x'},'description':{},'type':'ex:t','moreInfo':'http://a.b','extensions':{'ex:e':null}},'id':'ex:x'}
          {'id':'ex:x','definition':{'interactionType':'true-false','correctResponsesPattern':['true']}}
          {'id':'ex:x','definition':{'interactionType':'matching','source':[{'id':'a'}],'target':[{'id':'a','description':{'en':'A'}}]}}
          {'id':'ex:x','definition':{'type':'http://adlnet.gov/expapi/activities/cmi.interaction'}}
          {'mbox':'mailto:a@b.c','objectType':'Agent'}
          {'member':[{'mbox':'mailto:a@b.c'}],'objectType':'Group'}
          {'id':'12345678-1234-5678-1234-567812345678','objectType':'StatementRef'}
          {'actor':{'mbox':'mailto:a@b.c'},'verb':{'id':'ex:v'},'object':{'id':'ex:x'},'objectType':'SubStatement'}
          {'objectType':'SubStatement','actor':{'mbox':'mailto:a@b.c'},'verb':{'id':'ex:v'},'object':{'objectType':'StatementRef','id':'fd41c918-b88b-4b20-a0a5-a4c32391aaa0'},'timestamp':'2100-01-01T00:00:00Z','attachments':[]}
          """)
  void object_isTaken(String object) {
    assertTaken(statement(AGENT, VERB, object, ""));
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {}                                                  | /object/id               | 2.4.4.1
          {'id':'x'}                                          | /object/id               | 4.3
          {'id':5}                                            | /object/id               | 2.2
          {'id':'ex:x','objectType':'activity'}               | /object/objectType       | 2.4.4
          {'id':'ex:x','objectType':null}                     | /object/objectType       | 2.2
          {'id':'ex:x','name':'x'}                            | /object/name             | 2.4.4.1
          {'id':'ex:x','extensions':{}}                       | /object/extensions       | 2.2
          {'id':'ex:x','definition':{'title':{}}}             | /object/definition/title | 2.2
          {'id':'ex:x','definition':{'name':'x'}}             | /object/definition/name  | 2.2
          {'id':'ex:x','definition':{'type':'t'}}             | /object/definition/type  | 4.3
          {'id':'ex:x','definition':{'moreInfo':'a.b'}}       | /object/definition/moreInfo | 4.3
          {'id':'ex:x','definition':{'extensions':{'e':1}}}   | /object/definition/extensions/e | 4.1
          {'id':'ex:x','definition':{'extensions':[]}}        | /object/definition/extensions | 2.2
          {'id':'ex:x','definition':{'interactionType':'Choice'}} | /object/definition/interactionType | 2.4.4.1
          {'id':'ex:x','definition':{'correctResponsesPattern':[]}} | /object/definition/interactionType | 2.4.4.1
          {'id':'ex:x','definition':{'choices':[]}}           | /object/definition/interactionType | 2.4.4.1
          {'id':'ex:x','definition':{'interactionType':'choice','correctResponsesPattern':'a'}} | /object/definition/correctResponsesPattern | 2.2
          {'id':'ex:x','definition':{'interactionType':'choice','correctResponsesPattern':[1]}} | /object/definition/correctResponsesPattern/0 | 2.2
          {'id':'ex:x','definition':{'interactionType':'choice','choices':{'id':'a'}}} | /object/definition/choices | 2.2
          {'id':'ex:x','definition':{'interactionType':'choice','choices':[{'description':{}}]}} | /object/definition/choices/0/id | 2.4.4.1
          {'id':'ex:x','definition':{'interactionType':'choice','choices':[{'id':'a'},{'id':'a'}]}} | /object/definition/choices/1/id | 2.4.4.1
          {'id':'ex:x','definition':{'interactionType':'likert','scale':[{'id':'a','description':'A'}]}} | /object/definition/scale/0/description | 2.2
          {'mbox':'mailto:a@b.c'}                             | /object/objectType       | 2.4.4.2
          {'objectType':'Agent'}                              | /object                  | 2.4.2.1
          {'objectType':'Agent','mbox':'mailto:a@b.c','id':'ex:x'} | /object/id          | 2.4.4.2
          {'objectType':'Group','name':'x'}                   | /object/member           | 2.4.2.2
          {'objectType':'StatementRef'}                       | /object/id               | 2.4.4.3
          {'objectType':'StatementRef','id':'x'}              | /object/id               | 2.4.4.3
          {'objectType':'StatementRef','id':'fd41c918-b88b-4b20-a0a5-a4c32391aaa0','definition':{}} | /object/definition | 2.4.4.3
          """)
  void object_isRefused(String object, String pointer, String clause) {
    assertRefused(statement(AGENT, VERB, object, ""), pointer, clause);
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'id':'fd41c918-b88b-4b20-a0a5-a4c32391aaa0' | /object/id        | 2.4.4.3
          'stored':'2015-11-18T12:17:00Z'             | /object/stored    | 2.4.4.3
          'version':'1.0.0'                           | /object/version   | 2.4.4.3
          'authority':{'mbox':'mailto:a@b.c'}         | /object/authority | 2.4.4.3
          'definition':{}                             | /object/definition| 2.4.4.3
          'timestamp':'now'                           | /object/timestamp | 4.5
          'result':{'success':'yes'}                  | /object/result/success | 2.2
          'context':{'revision':5}                    | /object/context/revision | 2.2
          'attachments':[{}]                          | /object/attachments/0/sha2 | 2.4.11
          """)
  void subStatement_withThis_isRefused(String extra, String pointer, String clause) {
    String sub =
        "{'objectType':'SubStatement','actor':%s,'verb':%s,'object':%s,%s}"
            .formatted(AGENT, VERB, ACTIVITY, extra);
    assertRefused(statement(AGENT, VERB, sub, ""), pointer, clause);
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'objectType':'SubStatement','actor':{'mbox':'mailto:a@b.c'},'verb':{'id':'ex:v'}} | /object/object | 2.4.4.3
          {'objectType':'SubStatement','actor':{'mbox':'mailto:a@b.c'},'object':{'id':'ex:x'}} | /object/verb | 2.4.4.3
          {'objectType':'SubStatement','verb':{'id':'ex:v'},'object':{'id':'ex:x'}} | /object/actor | 2.4.4.3
          {'objectType':'SubStatement','actor':{'mbox':'mailto:a@b.c'},'verb':{'id':'ex:v'},'object':{'objectType':'SubStatement'}} | /object/object | 2.4.4.3
          {'objectType':'SubStatement','actor':{'mbox':'mailto:a@b.c'},'verb':{'id':'ex:v'},'object':{'objectType':'Agent','mbox':'mailto:a@b.c'},'context':{'platform':'p'}} | /object/context/platform | 2.4.6
          """)
  void subStatement_thatIsNoStatement_isRefused(String sub, String pointer, String clause) {
    assertRefused(statement(AGENT, VERB, sub, ""), pointer, clause);
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'result':{}
          'result':{'score':{'scaled':-1,'raw':0,'min':0,'max':1e0}}
          'result':{'score':{'scaled':1.0,'raw':-99999999999999999999.5}}
          'result':{'success':true,'completion':false,'response':'','duration':'PT1S','extensions':{}}
          'result':{'extensions':{'ex:e':{'a':1,'a':null},'ex:f':[[]],'ex:g':1e999}}
          'context':{}
          'context':{'registration':'12345678-1234-5678-1234-567812345678','revision':'r','platform':'p','language':'tlh'}
          'context':{'team':{'objectType':'Group','mbox':'mailto:t@b.c'}}
          'context':{'contextActivities':{'parent':[],'grouping':{'id':'ex:g'},'category':[{'id':'ex:c'}],'other':[{'id':'ex:o','objectType':'Activity'}]}}
          'context':{'statement':{'objectType':'StatementRef','id':'fd41c918-b88b-4b20-a0a5-a4c32391aaa0'}}
          'authority':{'objectType':'Group','member':[{'account':{'homePage':'http://a.b','name':'k'}},{'mbox':'mailto:a@b.c'}]}
          'timestamp':'2100-01-01T00:00:00Z'
          'version':'1.0.9'
          'attachments':[]
          """)
  void statement_withThis_isTaken(String extra) {
    assertTaken(statement(AGENT, VERB, ACTIVITY, "," + extra));
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'result':[]                                   | /result                  | 2.2
          'result':{'score':0.5}                        | /result/score            | 2.2
          'result':{'score':{'scaled':1.0000000000000000000001}} | /result/score/scaled | 2.4.5.1
          'result':{'score':{'scaled':-1.1}}            | /result/score/scaled     | 2.4.5.1
          'result':{'score':{'scaled':'1'}}             | /result/score/scaled     | 2.2
          'result':{'score':{'raw':true}}               | /result/score/raw        | 2.2
          'result':{'score':{'raw':1e99999999999}}      | /result/score/raw        | 2.2
          'result':{'score':{'min':1,'max':1.0}}        | /result/score/min        | 2.4.5.1
          'result':{'score':{'raw':0,'min':1}}          | /result/score/raw        | 2.4.5.1
          'result':{'score':{'max':1,'raw':2}}          | /result/score/raw        | 2.4.5.1
          'result':{'score':{'value':1}}                | /result/score/value      | 2.2
          'result':{'success':'true'}                   | /result/success          | 2.2
          'result':{'completion':1}                     | /result/completion       | 2.2
          'result':{'response':1}                       | /result/response         | 2.2
          'result':{'duration':'1s'}                    | /result/duration         | 4.6
          'result':{'duration':1}                       | /result/duration         | 2.2
          'result':{'extensions':{'ex':1}}              | /result/extensions/ex    | 4.1
          'result':{'extensions':{'ex:a':1,'ex:a':2}}   | /result/extensions/ex:a  | 2.2
          'result':{'extensions':null}                  | /result/extensions       | 2.2
          'context':{'registration':'x'}                | /context/registration    | 4.4
          'context':{'instructor':{'member':[]}}        | /context/instructor/member | 2.4.2.1
          'context':{'team':{'mbox':'mailto:a@b.c'}}    | /context/team            | 2.4.2.2
          'context':{'language':'english language'}     | /context/language        | 2.4.6
          'context':{'platform':1}                      | /context/platform        | 2.2
          'context':{'contextActivities':{'Parent':[]}} | /context/contextActivities/Parent | 2.2
          'context':{'contextActivities':{'parent':'ex:p'}} | /context/contextActivities/parent | 2.2
          'context':{'contextActivities':{'parent':[{}]}} | /context/contextActivities/parent/0/id | 2.4.4.1
          'context':{'contextActivities':{'other':{'objectType':'Agent','id':'ex:x'}}} | /context/contextActivities/other/objectType | 2.4.4.1
          'context':{'contextActivities':[]}            | /context/contextActivities | 2.2
          'context':{'statement':{'id':'fd41c918-b88b-4b20-a0a5-a4c32391aaa0'}} | /context/statement/objectType | 2.4.4.3
          'context':{'statement':{'objectType':'SubStatement','id':'fd41c918-b88b-4b20-a0a5-a4c32391aaa0'}} | /context/statement/objectType | 2.4.4.3
          'context':{'statement':{'objectType':'StatementRef','id':'x'}} | /context/statement/id | 4.4
          'context':{'contextAgents':[]}                | /context/contextAgents   | 2.2
          'timestamp':'yesterday'                       | /timestamp               | 4.5
          'timestamp':5                                 | /timestamp               | 2.2
          'stored':'yesterday'                          | /stored                  | 4.5
          'id':'x'                                      | /id                      | 4.4
          'id':5                                        | /id                      | 2.2
          'version':'1.1.0'                             | /version                 | 2.4.10
          'version':'2.0.0'                             | /version                 | 2.4.10
          'version':1                                   | /version                 | 2.2
          'authority':{}                                | /authority               | 2.4.2.1
          'authority':{'objectType':'Group','mbox':'mailto:a@b.c'} | /authority    | 2.4.9
          'authority':{'objectType':'Group','member':[{'mbox':'mailto:a@b.c'}]} | /authority | 2.4.9
          'authority':{'objectType':'Group','member':[{'mbox':'mailto:a@b.c'},{'mbox':'mailto:b@b.c'}]} | /authority | 2.4.9
          'attachments':{}                              | /attachments             | 2.2
          'attachments':[5]                             | /attachments/0           | 2.2
          'mood':'good'                                 | /mood                    | 2.2
          """)
  void statement_withThis_isRefused(String extra, String pointer, String clause) {
    assertRefused(statement(AGENT, VERB, ACTIVITY, "," + extra), pointer, clause);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "3.0", "30e-1", "3e2", "999999999999999999"})
  void attachmentLength_isAnIntegerHoweverItIsWritten(String length) {
    String attachment = ATTACHMENT.replace("'length':3", "'length':" + length);

    assertTaken(statement(AGENT, VERB, ACTIVITY, ",'attachments':[{" + attachment + "}]"));
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'usageType':'ex:u'          | 'usageType':'u'         | usageType   | 4.3
          'display':{'en':'A'}        | 'display':'A'           | display     | 2.2
          'contentType':'text/plain'  | 'contentType':'text'    | contentType | 2.4.11
          'length':3                  | 'length':3.5            | length      | 2.2
          'length':3                  | 'length':'3'            | length      | 2.2
          'length':3                  | 'length':-1             | length      | 2.2
          'length':3                  | 'length':3e-1           | length      | 2.2
          'length':3                  | 'length':3e18           | length      | 2.2
          'length':3                  | 'length':3e999999999    | length      | 2.2
          'length':3                  | 'length':3e-999999999   | length      | 2.2
          'sha2':'aaaa                | 'sha2':'aaa             | sha2        | 2.4.11
          'sha2':'aaaa                | 'sha2':'zaaa            | sha2        | 2.4.11
          'usageType':'ex:u',         | ~~                      | usageType   | 2.4.11
          'display':{'en':'A'},       | ~~                      | display     | 2.4.11
          'contentType':'text/plain', | ~~                      | contentType | 2.4.11
          'length':3,                 | ~~                      | length      | 2.4.11
          'length':3                  | 'length':3,'fileUrl':'f'| fileUrl     | 4.3
          'length':3                  | 'length':3,'description':[]| description | 2.2
          """)
  void attachment_isRefused(String good, String bad, String property, String clause) {
    assertTaken(statement(AGENT, VERB, ACTIVITY, ",'attachments':[{" + ATTACHMENT + "}]"));
    assertRefused(
        statement(
            AGENT, VERB, ACTIVITY, ",'attachments':[{" + ATTACHMENT.replace(good, bad) + "}]"),
        "/attachments/0/" + property,
        clause);
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          [{'objectType':'contextAgent','agent':{'mbox':'mailto:a@b.c'}}] | contextAgents | ~~
          [{'objectType':'contextAgent','agent':{'mbox':'mailto:a@b.c'},'relevantTypes':['ex:t']}] | contextAgents | ~~
          [{'objectType':'contextGroup','group':{'objectType':'Group','mbox':'mailto:a@b.c'}}] | contextGroups | ~~
          {}                                                            | contextAgents | /
          [{'agent':{'mbox':'mailto:a@b.c'}}]                           | contextAgents | /0/objectType
          [{'objectType':'contextAgent'}]                               | contextAgents | /0/agent
          [{'objectType':'Agent','agent':{'mbox':'mailto:a@b.c'}}]      | contextAgents | /0/objectType
          [{'objectType':'contextAgent','agent':{'objectType':'Group','mbox':'mailto:a@b.c'}}] | contextAgents | /0/agent
          [{'objectType':'contextAgent','agent':{'mbox':'mailto:a@b.c'},'relevantTypes':[]}] | contextAgents | /0/relevantTypes
          [{'objectType':'contextAgent','agent':{'mbox':'mailto:a@b.c'},'relevantTypes':['t']}] | contextAgents | /0/relevantTypes/0
          [{'objectType':'contextGroup','group':{'mbox':'mailto:a@b.c'}}] | contextGroups | /0/group
          [{'objectType':'contextAgent','group':{'objectType':'Group','mbox':'mailto:a@b.c'}}] | contextGroups | /0/objectType
          """)
  void contextAgents_areJudgedIn2AndUnknownIn1(String list, String property, String pointer) {
    String statement =
        statement(AGENT, VERB, ACTIVITY, ",'context':{'" + property + "':" + list + "}");
    String place = "/context/" + property;

    assertRefused(XapiVersion.V1_0_3, statement, place, "2.2");
    if (pointer.isEmpty()) {
      parse(XapiVersion.V2_0_0, statement);
    } else {
      assertRefused(
          XapiVersion.V2_0_0, statement, place + (pointer.equals("/") ? "" : pointer), null);
    }
  }

  @ParameterizedTest
  @CsvSource({"1.0.0,true", "1.0.7,true", "2.0.0,true", "2.0.3,true", "2.1.0,false", "1.1.0,false"})
  void version_in2(String version, boolean taken) {
    String statement = statement(AGENT, VERB, ACTIVITY, ",'version':'" + version + "'");
    if (taken) {
      parse(XapiVersion.V2_0_0, statement);
    } else {
      assertRefused(XapiVersion.V2_0_0, statement, "/version", "2.4.10");
    }
  }

  @ParameterizedTest
  @CsvSource({"revision", "platform"})
  void revisionAndPlatform_goWithActivitiesOnly(String property) {
    String context = ",'context':{'" + property + "':'x'}";

    assertTaken(statement(AGENT, VERB, ACTIVITY, context));
    assertRefused(statement(AGENT, VERB, REF, context), "/context/" + property, "2.4.6");
  }

  @ParameterizedTest
  @CsvSource({"actor", "verb", "object"})
  void required_isMissed(String property) {
    String whole = statement(AGENT, VERB, ACTIVITY, "");
    assertRefused(whole.replace("'" + property + "':", "'x':"), "/" + property, "2.4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'objectType':'StatementRef','id':'fd41c918-b88b-4b20-a0a5-a4c32391aaa0'} | true
          {'id':'fd41c918-b88b-4b20-a0a5-a4c32391aaa0:x'} | false
          {'objectType':'Agent','mbox':'mailto:a@b.c'} | false
          """)
  void voiding_needsAReference(String object, boolean taken) {
    String statement = statement(AGENT, "{'id':'" + StatementKeys.VOIDED + "'}", object, "");
    if (taken) {
      StatementKeys keys = parse(XapiVersion.V1_0_3, statement).keys();
      assertThat(keys.voiding()).isTrue();
      assertThat(keys.target()).isEqualTo(UUID.fromString("fd41c918-b88b-4b20-a0a5-a4c32391aaa0"));
    } else {
      assertRefused(statement, "/object", "2.3.2");
    }
  }

  private static String statement(String actor, String verb, String object, String extra) {
    return "{'actor':%s,'verb':%s,'object':%s%s}".formatted(actor, verb, object, extra);
  }

  private ValidStatement parse(XapiVersion version, String statement) {
    byte[] body = statement.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return parser.parse(body, StatementParser.Context.post(version, authority)).get(0);
  }

  private void assertTaken(String statement) {
    for (XapiVersion version : XapiVersion.values()) {
      parse(version, statement);
    }
  }

  private void assertRefused(String statement, String pointer, String clause) {
    assertRefused(XapiVersion.V1_0_3, statement, pointer, clause);
  }

  private void assertRefused(
      XapiVersion version, String statement, String pointer, @Nullable String clause) {
    LrsException e = catchThrowableOfType(LrsException.class, () -> parse(version, statement));
    assertThat(e).as(statement).isNotNull();
    assertThat(e.faults())
        .as(statement)
        .anySatisfy(
            fault -> {
              assertThat(fault.pointer()).isEqualTo(pointer);
              if (clause != null) {
                assertThat(fault.clause()).isEqualTo("xAPI-Data " + clause);
              }
            });
  }
}
