package org.trailmark.spec.conformance.json;

import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * Valid statements and their parts. Each call makes new ids, so that no test sees another's data.
 */
public final class Samples {
  private static final String FULL =
      """
      {"actor": {"objectType": "Group", "name": "Team PB", "mbox": "mailto:team-@@@@example.com",
          "member": [
            {"objectType": "Agent", "name": "Andrew", "account": {"homePage": "http://www.example.com", "name": "1-@@"}},
            {"name": "Toby", "openid": "http://toby.openid.example.org/@@"},
            {"mbox_sha1sum": "ebd31e95054c018b10727ccffd2ef2ec3a016ee9"}]},
        "verb": {"id": "http://adlnet.gov/expapi/verbs/answered", "display": {"en-GB": "answered", "de": "beantwortete"}},
        "object": {"objectType": "Activity", "id": "http://www.example.com/questions/@@",
          "definition": {"name": {"en-GB": "example question"}, "description": {"en-GB": "An example."},
            "type": "http://adlnet.gov/expapi/activities/cmi.interaction",
            "moreInfo": "http://virtualmeeting.example.com/345256",
            "interactionType": "choice", "correctResponsesPattern": ["golf[,]tetris"],
            "choices": [{"id": "golf", "description": {"en-US": "Golf"}}, {"id": "tetris"}],
            "extensions": {"http://example.com/extensions/room": {"name": "Kilby", "empty": null}}}},
        "result": {"score": {"scaled": 0.5, "raw": 5, "min": 0, "max": 10}, "success": true,
          "completion": false, "response": "golf", "duration": "PT1H0M0.25S",
          "extensions": {"http://example.com/extensions/minutes": [1, "two", null, 3.25]}},
        "context": {"registration": "ec531277-b57b-4c15-8d91-d292c5b2b8f7",
          "instructor": {"objectType": "Agent", "name": "Ena", "mbox": "mailto:ena-@@@@example.com"},
          "team": {"objectType": "Group", "name": "Team", "mbox": "mailto:all-@@@@example.com"},
          "contextActivities": {
            "parent": [{"objectType": "Activity", "id": "http://www.example.com/parent/@@"}],
            "grouping": [{"id": "http://www.example.com/grouping/@@"}],
            "category": [{"id": "http://www.example.com/category/@@", "definition": {"name": {"en": "a category"}}}],
            "other": [{"id": "http://www.example.com/other/@@"}, {"id": "http://www.example.com/another/@@"}]},
          "revision": "r1", "platform": "Example platform", "language": "tlh",
          "statement": {"objectType": "StatementRef", "id": "6690e6c9-3ef0-4ed3-8b37-7f3964730bee"},
          "extensions": {"http://example.com/extensions/altitude": 1234.5}},
        "timestamp": "2013-05-18T05:32:34.804Z",
        "attachments": [{"usageType": "http://example.com/usage/certificate", "display": {"en-US": "A certificate"},
          "description": {"en-US": "Shown for an example"}, "contentType": "text/plain; charset=utf-8", "length": 27,
          "sha2": "495395e777cd98da653df9615d09c0fd6bb2f8d4788394cd53c56a3bfdcd848a",
          "fileUrl": "http://example.com/files/@@"}]}
      """;

  private Samples() {}

  /** Something that no other call returns. */
  public static String unique() {
    return UUID.randomUUID().toString();
  }

  /** An agent nobody knows. */
  public static ObjectNode agent() {
    return Json.object("{'objectType':'Agent','mbox':'mailto:" + unique() + "@example.com'}");
  }

  /** An identified group nobody knows. */
  public static ObjectNode group() {
    return Json.object("{'objectType':'Group','mbox':'mailto:" + unique() + "@example.com'}");
  }

  /** An anonymous group of agents nobody knows. */
  public static ObjectNode anonymousGroup() {
    return Json.with(
        Json.object("{'objectType':'Group'}"), "/member", Json.array(agent(), agent()));
  }

  /** The IRI of an activity nobody knows. */
  public static String activityId() {
    return "http://example.com/activities/" + unique();
  }

  /** An activity nobody knows. */
  public static ObjectNode activity() {
    return Json.object("{'objectType':'Activity','id':'" + activityId() + "'}");
  }

  /** A verb nobody knows. */
  public static ObjectNode verb() {
    return Json.object(
        "{'id':'http://example.com/verbs/" + unique() + "','display':{'en-US':'tried'}}");
  }

  /** A statement without an id, with the required properties only. */
  public static ObjectNode minimal() {
    ObjectNode statement = Json.object("{}");
    statement.set("actor", agent());
    statement.set("verb", verb());
    statement.set("object", activity());
    return statement;
  }

  /** A short statement with an id. */
  public static ObjectNode statement() {
    return Json.with(minimal(), "/id", Json.text(unique()));
  }

  /** A short statement with an id and another object. */
  public static ObjectNode about(ObjectNode object) {
    return Json.with(statement(), "/object", object);
  }

  /** A statement with an id and every property a client may set. */
  public static ObjectNode full() {
    return Json.with(
        Json.object(FULL.replace("@@@@", unique() + "@").replace("@@", unique())),
        "/id",
        Json.text(unique()));
  }

  /** A SubStatement with every property it may have. */
  public static ObjectNode subStatement() {
    ObjectNode statement = full();
    statement.remove("id");
    return Json.with(statement, "/objectType", "'SubStatement'");
  }

  /** A reference to a statement. */
  public static ObjectNode statementRef(String id) {
    return Json.object("{'objectType':'StatementRef','id':'" + id + "'}");
  }

  /** A statement that voids another. */
  public static ObjectNode voiding(String id) {
    return Json.with(
        about(statementRef(id)),
        "/verb",
        "{'id':'http://adlnet.gov/expapi/verbs/voided','display':{'en-US':'voided'}}");
  }

  /** The id of a statement made here. */
  public static String id(ObjectNode statement) {
    return statement.required("id").stringValue();
  }
}
