package org.trailmark.journey.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trailmark.journey.profile.Documents.json;
import static org.trailmark.journey.profile.Documents.profile;
import static org.trailmark.journey.profile.Documents.template;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class TemplateTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private static final String STATEMENT =
      """
      {'id':'6b8e2f4a-0000-4000-8000-000000000001',
       'actor':{'mbox':'mailto:ann@example.org'},
       'verb':{'id':'https://ex.org/v/passed'},
       'object':{'id':'https://ex.org/exam','definition':{'type':'https://ex.org/type/exam'}},
       'result':{'score':{'scaled':0.8,'raw':8},'success':true,
                 'extensions':{'https://ex.org/ext/place':1,'https://ex.org/ext/no.dots':null}},
       'attachments':[{'usageType':'https://ex.org/usage/sheet'}],
       'context':{
         'registration':'6b8e2f4a-0000-4000-8000-000000000002',
         'extensions':{'https://ex.org/ext/room':'B'},
         'contextActivities':{
           'parent':{'id':'https://ex.org/course','definition':{'type':'https://ex.org/type/course'}},
           'grouping':[
             {'id':'https://ex.org/year','definition':{'type':'https://ex.org/type/year'}},
             {'id':'https://ex.org/school'}]}}}
      """;

  private static StatementView statement(String json) {
    return new StatementView(MAPPER.readValue(json(json), OBJECT));
  }

  private static StatementTemplate read(String more) {
    Profile profile = new ProfileReader().read(profile(template("t", more), ""), Profiles.NONE);
    return profile.templates().values().iterator().next();
  }

  private static boolean fits(String more) {
    return read(more).fits(statement(STATEMENT));
  }

  /** Whether a statement keeps to one rule. */
  private static boolean keeps(String rule) {
    return fits(",'rules':[{" + rule + "}]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",'verb':'https://ex.org/v/passed'",
        ",'objectActivityType':'https://ex.org/type/exam'",
        ",'contextParentActivityType':['https://ex.org/type/course']",
        ",'contextGroupingActivityType':['https://ex.org/type/year']",
        ",'attachmentUsageType':['https://ex.org/usage/sheet']",
        ",'resultExtension':['https://ex.org/ext/place']",
        ",'contextExtension':['https://ex.org/ext/room']",
        ",'verb':'https://ex.org/v/passed','objectActivityType':'https://ex.org/type/exam'"
      })
  void statementWithAllDeterminingProperties_isMeant(String more) {
    assertThat(read(more).isMeantFor(statement(STATEMENT))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",'verb':'https://ex.org/v/failed'",
        ",'objectActivityType':'https://ex.org/type/course'",
        ",'contextParentActivityType':['https://ex.org/type/course','https://ex.org/type/year']",
        ",'contextOtherActivityType':['https://ex.org/type/year']",
        ",'contextCategoryActivityType':['https://ex.org/type/year']",
        ",'attachmentUsageType':['https://ex.org/usage/photo']",
        ",'verb':'https://ex.org/v/passed','objectActivityType':'https://ex.org/type/other'"
      })
  void statementWithoutOneOfThem_isNotMeant(String more) {
    assertThat(read(more).isMeantFor(statement(STATEMENT))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'location':'$.result.success','presence':'included'|true",
        "'location':'$.result.duration','presence':'included'|false",
        "'location':'$.result.duration','presence':'excluded'|true",
        "'location':'$.result.success','presence':'excluded'|false",
        "'location':'$.result.success','any':[true]|true",
        "'location':'$.result.success','any':[false]|false",
        "'location':'$.result.duration','any':[1]|false",
        "'location':'$.result.duration','presence':'recommended','any':[1]|true",
        "'location':'$.result.success','presence':'recommended','any':[false]|false",
        "'location':'$.result.score.scaled','all':[0.80,1]|true",
        "'location':'$.result.score.raw','any':[8.0]|true",
        "'location':'$.result.score.*','all':[0.8]|false",
        "'location':'$.result.score.*','none':[8]|false",
        "'location':'$.result.score.*','none':[9]|true",
        "'location':'$.result.duration','all':[1]|true",
        "'location':'$.result.duration','none':[1]|true",
        "'location':'$.object','any':[{'definition':{'type':'https://ex.org/type/exam'},"
            + "'id':'https://ex.org/exam'}]|true"
      })
  void rule_isKeptAsTheStandardSays(String rule, boolean kept) {
    assertThat(keeps(rule)).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'presence':'included'|false", // the school has no type
        "'presence':'excluded'|false",
        "'any':['https://ex.org/type/year']|true",
        "'all':['https://ex.org/type/year']|false",
        "'none':['https://ex.org/type/year']|false",
        "'none':['https://ex.org/type/course']|true",
        "'presence':'recommended','any':['https://ex.org/type/course']|false"
      })
  void selectorThatFindsNothingInAValue_isUnmatchable(String rule, boolean kept) {
    String where =
        "'location':'$.context.contextActivities.grouping[*]','selector':'$.definition.type',";

    assertThat(keeps(where + rule)).isEqualTo(kept);
  }

  @Test
  void recommendedRule_whereNothingCanBeMatched_asksForNothing() {
    assertThat(
            keeps(
                "'location':'$.context.contextActivities.grouping[1]','selector':'$.definition',"
                    + "'presence':'recommended','any':['x']"))
        .isTrue();
  }

  @Test
  void singleContextActivity_isSeenAsAList() {
    assertThat(
            keeps(
                "'location':'$.context.contextActivities.parent[*].id',"
                    + "'all':['https://ex.org/course']"))
        .isTrue();
  }

  @Test
  void referenceTemplates_wantAReference() {
    String reference = ",'objectStatementRefTemplate':['https://ex.org/t/t']";

    assertThat(fits(reference)).isFalse();
    assertThat(
            read(reference)
                .fits(
                    statement(
                        "{'object':{'objectType':'StatementRef',"
                            + "'id':'6b8e2f4a-0000-4000-8000-000000000001'}}")))
        .isTrue();
    assertThat(fits(",'contextStatementRefTemplate':['https://ex.org/t/t']")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "$.verb.id;1",
        "verb.id;1",
        "$['verb']['id'];1",
        "$.context.contextActivities.grouping[0,1].id;2",
        "$.context.contextActivities['parent','grouping'][*].id;3",
        "$.context.contextActivities[*][*].id;3",
        "$.result.extensions['https://ex.org/ext/place'];1",
        "$.result.extensions[\"https://ex.org/ext/no.dots\"];1",
        "$.verb.id | $.object.id|$.nothing;2",
        "$..id;6",
        "$.result['score','success'];2",
        "$.nothing[3].at.all;0",
        "$;1"
      })
  void path_findsEachValue(String path, int values) {
    assertThat(StatementPath.compile(path).in(statement(STATEMENT).normal())).hasSize(values);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$.a[?(@.b > 1)]",
        "$.a[(@.length-1)]",
        "$.a[-1]",
        "$.a[0:2]",
        "$.a.length()",
        "$.a |",
        "",
        "$.a[",
        "$.a['b]",
        "$.a b",
        "a..",
        "$x",
        "$.a[0 1]"
      })
  void path_thatTheStandardDoesNotAllow_isRefused(String path) {
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> StatementPath.compile(path)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void subregistrations_areThoseOfTheExtension() {
    String extension =
        "'extensions':{'https://w3id.org/xapi/profiles/extensions/subregistration':["
            + "{'profile':'https://ex.org/p/v1','subregistration':'s1'}]}";

    assertThat(statement("{'context':{'registration':'r'," + extension + "}}").subregistrations())
        .isEqualTo(Map.of("https://ex.org/p/v1", "s1"));
    assertThat(statement("{'context':{" + extension + "}}").subregistrations()).isEmpty();
  }

  @Test
  void claimingStatement_mustFollowEachTemplateMeantForIt() {
    String templates =
        template("passed", ",'verb':'https://ex.org/v/passed'")
            + ","
            + template(
                "strict",
                ",'verb':'https://ex.org/v/passed','rules':[{'location':'$.result.duration',"
                    + "'presence':'included'}]");
    String pattern =
        "{'id':'https://ex.org/p/p','type':'Pattern','primary':true,"
            + "'oneOrMore':'https://ex.org/t/passed'}";
    Profile profile = new ProfileReader().read(profile(templates, pattern), Profiles.NONE);
    PrimaryPattern read =
        PrimaryPattern.resolve("https://ex.org/p/p", Profiles.of(List.of(profile)));
    String claim = ",'context':{'contextActivities':{'category':[{'id':'https://ex.org/p/v1'}]}}}";

    assertThat(read.look(statement("{'verb':{'id':'https://ex.org/v/passed'}}")).get())
        .containsExactly(0);
    assertThat(read.look(statement("{'verb':{'id':'https://ex.org/v/passed'}" + claim)).get())
        .isEmpty();
    assertThat(read.look(statement("{'verb':{'id':'https://ex.org/v/other'}" + claim)).get())
        .isEmpty();
    assertThat(read.look(statement("{'verb':{'id':'https://ex.org/v/other'}}"))).isEmpty();
  }
}
