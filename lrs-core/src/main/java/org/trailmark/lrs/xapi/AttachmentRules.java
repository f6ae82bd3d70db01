package org.trailmark.lrs.xapi;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** xAPI-Data 2.4.11: attachments. */
final class AttachmentRules implements PropertyRules {
  private static final String CLAUSE = "xAPI-Data 2.4.11";
  private static final Shape ATTACHMENT =
      Shape.of("an attachment", CLAUSE)
          .required("usageType", "display", "contentType", "length", "sha2")
          .optional("description", "fileUrl");

  private final JsonCursor json;
  private @Nullable String usageType;
  private Map<String, String> display = Map.of();
  private Map<String, String> description = Map.of();
  private @Nullable String contentType;
  private @Nullable Long length;
  private @Nullable String sha2;
  private @Nullable String fileUrl;

  private AttachmentRules(JsonCursor json) {
    this.json = json;
  }

  static void checkList(Draft draft) {
    draft
        .json()
        .array(
            "an array of attachments",
            () -> {
              AttachmentRules attachment = new AttachmentRules(draft.json());
              if (draft.json().object(ATTACHMENT, attachment)) {
                attachment.addTo(draft);
              }
            });
  }

  @Override
  public void property(String name) {
    switch (name) {
      case "usageType" -> usageType = FormatRules.iri(json);
      case "display" -> display = LanguageMapRules.read(json);
      case "description" -> description = LanguageMapRules.read(json);
      case "contentType" -> contentType = contentType();
      case "length" -> length = json.count();
      case "sha2" -> sha2 = sha2();
      default -> fileUrl = FormatRules.iri(json);
    }
  }

  private @Nullable String contentType() {
    String text = json.string();
    if (text != null && !MediaType.isValid(text)) {
      json.fault(CLAUSE, "must be a media type, such as \"image/png\"; found " + Quote.of(text));
    }
    return text;
  }

  private @Nullable String sha2() {
    String text = json.string();
    String problem = text == null ? null : Hex.sha2Problem(text);
    if (text != null && problem != null) {
      json.fault(
          CLAUSE,
          "must be a SHA-2 in 56, 64, 96 or 128 hexadecimal digits; "
              + Quote.of(text)
              + " "
              + problem);
    }
    return text;
  }

  private void addTo(Draft draft) {
    if (usageType != null && contentType != null && length != null && sha2 != null) {
      draft
          .attachments()
          .add(
              new Attachment(
                  usageType,
                  display,
                  description,
                  contentType,
                  length,
                  sha2,
                  Optional.ofNullable(fileUrl)));
    }
  }
}
