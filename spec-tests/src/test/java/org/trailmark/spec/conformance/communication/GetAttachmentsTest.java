package org.trailmark.spec.conformance.communication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.trailmark.spec.conformance.http.Answer;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.http.Multipart;
import org.trailmark.spec.conformance.json.Json;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Requirement;
import org.trailmark.spec.conformance.kit.Statements;
import tools.jackson.databind.node.ObjectNode;

/** What comes with attachments=true, and what does not come without. */
@Conformance
@Tag("attachments")
class GetAttachmentsTest {
  private static final String GET = "xAPI-Communication 2.1.3 (attachments)";

  private final Lrs lrs;
  private final Statements statements;

  GetAttachmentsTest(Lrs lrs) {
    this.lrs = lrs;
    this.statements = new Statements(lrs);
  }

  @Test
  @Requirement(
      clause = GET,
      text = "With attachments=true, the response is multipart with every attachment's data")
  void get_withAttachments_isMultipart() {
    byte[] data = new byte[100_000];
    new Random(11).nextBytes(data);
    ObjectNode sent =
        Json.with(
            Attached.statement(data), "/attachments/0/contentType", "'application/octet-stream'");
    Attached.post(lrs, Multipart.of(sent).attachment(data, "application/octet-stream")).expect(200);
    statements.fetch(Samples.id(sent));
    for (String[] query :
        List.of(
            new String[] {"statementId", Samples.id(sent)},
            new String[] {"activity", sent.at("/object/id").stringValue()})) {
      List<Multipart.Part> parts = parts(query);
      assertThat(parts).hasSize(2);
      assertThat(parts.get(0).headers().get("content-type")).startsWith("application/json");
      assertThat(parts.get(0).text()).contains(Samples.id(sent));
      Map<String, String> headers = parts.get(1).headers();
      assertThat(headers.get("content-type")).isEqualTo("application/octet-stream");
      assertThat(headers.get("content-transfer-encoding")).isEqualTo("binary");
      assertThat(headers.get("x-experience-api-hash")).isEqualTo(Multipart.hash("SHA-256", data));
      assertThat(parts.get(1).content()).isEqualTo(data);
    }
  }

  @Test
  @Requirement(
      clause = GET,
      text = "With attachments=true, the response is multipart even where there is no data")
  void get_withoutData_isMultipart() {
    ObjectNode described = Attached.attachment(Attached.data());
    described.put("fileUrl", "http://example.com/files/" + Samples.unique());
    ObjectNode sent = Json.with(Samples.full(), "/attachments/0", described);
    statements.store(sent);
    List<Multipart.Part> parts = parts("statementId", Samples.id(sent));
    assertThat(parts).hasSize(1);
    assertThat(parts.get(0).text()).contains(Samples.id(sent));
    List<Multipart.Part> none = parts("verb", "http://example.com/" + Samples.unique());
    assertThat(Json.of(none.get(0).text()).get("statements").size()).isZero();
  }

  @Test
  @Requirement(
      clause = GET,
      text = "With attachments=false, the default, the response is application/json without data")
  void get_withoutAttachments_isJson() {
    byte[] data = Attached.data();
    ObjectNode sent = Attached.statement(data);
    Attached.post(lrs, Multipart.of(sent).attachment(data, "text/plain")).expect(200);
    statements.fetch(Samples.id(sent));
    for (String[] query :
        List.of(
            new String[] {"statementId", Samples.id(sent), "attachments", "false"},
            new String[] {"statementId", Samples.id(sent)},
            new String[] {"verb", sent.at("/verb/id").stringValue(), "attachments", "false"})) {
      Answer answer = lrs.get("statements").queries(query).send().expect(200);
      assertThat(answer.required("Content-Type")).startsWith("application/json");
      assertThat(answer.text()).doesNotContain("data of ");
    }
  }

  private List<Multipart.Part> parts(String... query) {
    return Multipart.parse(
        lrs.get("statements").queries(query).query("attachments", "true").send().expect(200));
  }
}
