package org.trailmark.spec.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.trailmark.lrs.xapi.Authority;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.lrs.xapi.Sha2;
import org.trailmark.lrs.xapi.StatementParser;
import org.trailmark.lrs.xapi.ValidStatement;
import org.trailmark.lrs.xapi.XapiVersion;

/**
 * Makes a statement of short names: {@code Sample.of("ann", "passed").on("course").statement()}.
 */
final class Sample {
  static final Ifi LRS = new Ifi.Account("https://lrs.example.org", "tests");
  private static final String VOIDED = "http://adlnet.gov/expapi/verbs/voided";
  private static final StatementParser PARSER = new StatementParser(StatementParser.Limits.DEFAULT);
  private static final StatementParser.Context REQUEST =
      StatementParser.Context.post(
          XapiVersion.V1_0_3, Authority.account("https://lrs.example.org", "tests", null));

  private String actor;
  private final String verb;
  private final List<String> context = new ArrayList<>();
  private UUID id = UUID.randomUUID();
  private String object = activityObject("something");
  private String result = "";
  private final List<String> attachments = new ArrayList<>();

  private Sample(String actor, String verb) {
    this.actor = actor;
    this.verb = verb;
  }

  static Sample of(String actor, String verb) {
    return new Sample(agentObject(actor), verb(verb));
  }

  static Sample ofGroup(String group, String member, String verb) {
    String actor =
        "{\"objectType\":\"Group\",\"mbox\":\""
            + mbox(group)
            + "\",\"member\":["
            + agentObject(member)
            + "]}";
    return new Sample(actor, verb(verb));
  }

  /** Somebody voids a statement. */
  static Sample voiding(UUID target) {
    return new Sample(agentObject("admin"), VOIDED).about(target);
  }

  static Ifi agent(String name) {
    return new Ifi.Mbox(mbox(name));
  }

  static String verb(String name) {
    return "http://example.org/verbs/" + name;
  }

  static String activity(String name) {
    return "http://example.org/activities/" + name;
  }

  /** Another actor. */
  Sample by(String agent) {
    actor = agentObject(agent);
    return this;
  }

  /** Text that has this hash. */
  Sample attached(Sha2 hash) {
    attachments.add(
        "{\"usageType\":\"https://ex.org/proof\",\"display\":{},\"contentType\":\"text/plain\","
            + "\"length\":9,\"sha2\":\""
            + hash.hex()
            + "\"}");
    return this;
  }

  Sample id(UUID value) {
    id = value;
    return this;
  }

  Sample on(String activity) {
    object = activityObject(activity);
    return this;
  }

  /** What the statement says of the activity that is its object. */
  Sample defined(String definition) {
    object = object.substring(0, object.length() - 1) + ",\"definition\":" + definition + "}";
    return this;
  }

  Sample onAgent(String agent) {
    object = agentObject(agent);
    return this;
  }

  Sample about(UUID target) {
    object = "{\"objectType\":\"StatementRef\",\"id\":\"" + target + "\"}";
    return this;
  }

  Sample onSubStatement(String agent, String activity) {
    object =
        "{\"objectType\":\"SubStatement\",\"actor\":"
            + agentObject(agent)
            + ",\"verb\":{\"id\":\""
            + verb("planned")
            + "\"},\"object\":"
            + activityObject(activity)
            + "}";
    return this;
  }

  Sample registration(UUID registration) {
    context.add("\"registration\":\"" + registration + "\"");
    return this;
  }

  Sample instructor(String agent) {
    context.add("\"instructor\":" + agentObject(agent));
    return this;
  }

  Sample within(String activity) {
    context.add("\"contextActivities\":{\"grouping\":[" + activityObject(activity) + "]}");
    return this;
  }

  Sample succeeded(boolean success) {
    result = ",\"result\":{\"success\":" + success + "}";
    return this;
  }

  ValidStatement statement() {
    String json =
        "{\"id\":\""
            + id
            + "\",\"actor\":"
            + actor
            + ",\"verb\":{\"id\":\""
            + verb
            + "\"},\"object\":"
            + object
            + result
            + (attachments.isEmpty()
                ? ""
                : ",\"attachments\":[" + String.join(",", attachments) + "]")
            + (context.isEmpty() ? "" : ",\"context\":{" + String.join(",", context) + "}")
            + "}";
    return PARSER.parse(json.getBytes(UTF_8), REQUEST).get(0);
  }

  private static String mbox(String name) {
    return "mailto:" + name + "@example.org";
  }

  private static String agentObject(String name) {
    return "{\"objectType\":\"Agent\",\"mbox\":\"" + mbox(name) + "\"}";
  }

  private static String activityObject(String name) {
    return "{\"objectType\":\"Activity\",\"id\":\"" + activity(name) + "\"}";
  }
}
