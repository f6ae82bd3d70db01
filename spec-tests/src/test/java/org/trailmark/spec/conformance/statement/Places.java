package org.trailmark.spec.conformance.statement;

import java.util.List;
import java.util.Map;
import org.trailmark.spec.conformance.json.Samples;
import tools.jackson.databind.node.ObjectNode;

/** Where the parts of a statement may stand. */
final class Places {
  /** Every place of a full statement that holds an activity. */
  static final List<String> ACTIVITIES =
      List.of(
          "/object",
          "/context/contextActivities/parent/0",
          "/context/contextActivities/grouping/0",
          "/context/contextActivities/category/0",
          "/context/contextActivities/other/1");

  /** Every place of a full statement that holds a language map. */
  static final List<String> LANGUAGE_MAPS =
      List.of(
          "/verb/display",
          "/object/definition/name",
          "/object/definition/description",
          "/object/definition/choices/0/description",
          "/attachments/0/display",
          "/attachments/0/description");

  /** Every place of a full statement that holds extensions. */
  static final List<String> EXTENSIONS =
      List.of("/object/definition/extensions", "/result/extensions", "/context/extensions");

  /** Every place of a full statement that holds an IRI, an IRL or a URI. */
  static final List<String> IRIS =
      List.of(
          "/actor/member/0/account/homePage",
          "/actor/member/1/openid",
          "/verb/id",
          "/object/id",
          "/object/definition/type",
          "/object/definition/moreInfo",
          "/context/contextActivities/parent/0/id",
          "/context/contextActivities/grouping/0/id",
          "/context/contextActivities/category/0/id",
          "/context/contextActivities/other/0/id",
          "/attachments/0/usageType",
          "/attachments/0/fileUrl");

  /** Every place of a full statement that holds an object, and the type of that object. */
  static final Map<String, String> OBJECTS =
      Map.ofEntries(
          Map.entry("", "a statement"),
          Map.entry("/actor", "a group"),
          Map.entry("/actor/member/0", "a member"),
          Map.entry("/actor/member/0/account", "an account"),
          Map.entry("/verb", "a verb"),
          Map.entry("/object", "an activity"),
          Map.entry("/object/definition", "a definition"),
          Map.entry("/object/definition/choices/0", "an interaction component"),
          Map.entry("/result", "a result"),
          Map.entry("/result/score", "a score"),
          Map.entry("/context", "a context"),
          Map.entry("/context/instructor", "an instructor"),
          Map.entry("/context/contextActivities", "context activities"),
          Map.entry("/context/contextActivities/parent/0", "a context activity"),
          Map.entry("/context/statement", "a statement reference"),
          Map.entry("/attachments/0", "an attachment"));

  private Places() {}

  /** A full statement whose object is a SubStatement. */
  static ObjectNode withSubStatement() {
    return Samples.about(Samples.subStatement());
  }
}
