package org.trailmark.lrs.xapi;

import java.util.ArrayList;
import java.util.List;

/**
 * What is gathered while one statement is read.
 *
 * @param json stands on the statement
 * @param version of the request
 * @param splices the edits so far
 * @param attachments those of the statement and of its SubStatement so far
 * @param definitions where the definitions of activities lie, so far
 */
record Draft(
    JsonCursor json,
    XapiVersion version,
    Splices splices,
    List<Attachment> attachments,
    List<DefinitionSpan> definitions) {

  static Draft begin(JsonCursor json, XapiVersion version) {
    return new Draft(
        json, version, new Splices(json.start()), new ArrayList<>(0), new ArrayList<>(2));
  }
}
