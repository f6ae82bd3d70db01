package org.trailmark.server.privacy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.trailmark.lrs.store.AuditLog;
import org.trailmark.lrs.store.Retention.Done;
import org.trailmark.lrs.store.Retention.Run;
import tools.jackson.databind.json.JsonMapper;

/** What a run of retention did, in the audit log. */
final class RetentionAudit {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int OK = 200;

  private RetentionAudit() {}

  /** Before the run is ended: after a crash it may be there twice, but is never missing. */
  static void write(AuditLog audit, Run run) {
    Map<String, Object> rules = new LinkedHashMap<>();
    for (Done done : run.rules()) {
      rules.put(
          done.rule(),
          Map.of(
              "bound", done.bound().toString(),
              "statements", done.statements(),
              "held", done.held(),
              "voiding", done.voiding()));
    }
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("salt", UUID.randomUUID().toString());
    detail.put("run", run.id().toString());
    detail.put("rules", rules);
    detail.put("attachments", run.attachments());
    audit.end(
        audit.begin(
            run.author(),
            "DELETE",
            "/admin/api/privacy/retention/runs/{id}",
            JSON.writeValueAsString(detail)),
        OK);
  }
}
