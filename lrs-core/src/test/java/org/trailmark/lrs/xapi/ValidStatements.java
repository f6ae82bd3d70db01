package org.trailmark.lrs.xapi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes valid statements as a client may send them, of every shape that the standard knows, as
 * plain Maps and Lists that a test may change before it writes them ({@link TestJson}). The same
 * seed makes the same statement.
 */
public final class ValidStatements {
  private static final List<String> TAGS =
      List.of("en", "de-AT", "zh-Hans-CN", "x-own", "i-klingon");
  private static final List<String> TEXTS =
      List.of(
          "", "plain", "quote \" and \\ slash /", "Übung", "\uD83D\uDE00", "tab\tline\n", "{,}");
  private static final List<String> DURATIONS =
      List.of("PT1S", "P4W", "P3Y1M29DT4H35M59.14S", "PT0.5H", "PT1.23456S");
  private static final List<String> TIMES =
      List.of(
          "2015-11-18T12:17:00Z",
          "2015-11-18T12:17:00.123456789+00:00",
          "2015-12-31T23:30:00.5-01:00",
          "2100-01-01T00:00:00+05:45");

  private final Random random;
  private final XapiVersion version;

  private ValidStatements(long seed, XapiVersion version) {
    this.random = new Random(seed);
    this.version = version;
  }

  /** The statement of one seed, for a request of this version. */
  public static Map<String, Object> make(long seed, XapiVersion version) {
    return new ValidStatements(seed, version).statement();
  }

  private Map<String, Object> statement() {
    Map<String, Object> json = parts(true);
    if (chance()) {
      json.put("id", chance() ? uuid().toUpperCase(Locale.ROOT) : uuid());
    }
    maybe(json, "stored", any(TIMES));
    maybe(json, "version", version == XapiVersion.V1_0_3 || chance() ? "1.0.3" : "2.0.0");
    if (chance()) {
      json.put("authority", chance() ? agent() : oauth());
    }
    return shuffled(json);
  }

  private Map<String, Object> parts(boolean sub) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("actor", actor());
    Map<String, Object> verb = object("id", iri());
    maybe(verb, "display", languageMap());
    json.put("verb", verb);
    int kind = random.nextInt(sub ? 6 : 5);
    json.put("object", kind < 2 ? activity() : kind == 2 ? typedActor() : other(kind));
    maybe(json, "result", result());
    maybe(json, "context", context(kind < 2));
    maybe(json, "timestamp", any(TIMES));
    maybe(json, "attachments", list(this::attachment));
    return json;
  }

  private Map<String, Object> other(int kind) {
    return kind < 5 ? reference() : shuffled(with(parts(false), "objectType", "SubStatement"));
  }

  private Map<String, Object> actor() {
    return chance() ? agent() : group();
  }

  private Map<String, Object> typedActor() {
    return shuffled(chance() ? with(agent(), "objectType", "Agent") : group());
  }

  private Map<String, Object> agent() {
    Map<String, Object> json = identified();
    maybe(json, "name", any(TEXTS));
    maybe(json, "objectType", "Agent");
    return shuffled(json);
  }

  private Map<String, Object> group() {
    Map<String, Object> json = chance() ? identified() : new LinkedHashMap<>();
    boolean anonymous = json.isEmpty();
    json.put("objectType", "Group");
    if (anonymous || chance()) {
      List<Object> members = list(this::agent);
      if (anonymous) {
        members.add(agent());
      }
      json.put("member", members);
    }
    maybe(json, "name", any(TEXTS));
    return shuffled(json);
  }

  private Map<String, Object> oauth() {
    Map<String, Object> consumer = object("account", account());
    return object("objectType", "Group", "member", new ArrayList<>(List.of(consumer, agent())));
  }

  private Map<String, Object> identified() {
    return switch (random.nextInt(4)) {
      case 0 -> object("mbox", "mailto:P" + random.nextInt(9) + "@Example.org");
      case 1 -> object("mbox_sha1sum", hex(40));
      case 2 -> object("openid", iri());
      default -> object("account", account());
    };
  }

  private Map<String, Object> account() {
    return shuffled(object("homePage", iri(), "name", any(TEXTS)));
  }

  private Map<String, Object> activity() {
    Map<String, Object> json = object("id", iri());
    maybe(json, "objectType", "Activity");
    maybe(json, "definition", definition());
    return shuffled(json);
  }

  private Map<String, Object> definition() {
    Map<String, Object> json = new LinkedHashMap<>();
    maybe(json, "name", languageMap());
    maybe(json, "description", languageMap());
    maybe(json, "type", iri());
    maybe(json, "moreInfo", iri());
    maybe(json, "extensions", extensions());
    if (chance()) {
      json.put("interactionType", "matching");
      json.put("correctResponsesPattern", list(() -> any(TEXTS)));
      json.put("source", components());
      json.put("target", components());
    }
    return shuffled(json);
  }

  private List<Object> components() {
    List<Object> components = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      Map<String, Object> component = object("id", "c" + i);
      maybe(component, "description", languageMap());
      components.add(component);
    }
    return components;
  }

  private Map<String, Object> reference() {
    return shuffled(object("objectType", "StatementRef", "id", uuid()));
  }

  private Map<String, Object> result() {
    Map<String, Object> json = new LinkedHashMap<>();
    if (chance()) {
      Map<String, Object> score = new LinkedHashMap<>();
      maybe(score, "scaled", new BigDecimal("-0.50"));
      maybe(score, "min", 0);
      maybe(score, "max", new BigDecimal("1E+2"));
      maybe(score, "raw", random.nextInt(100));
      json.put("score", shuffled(score));
    }
    maybe(json, "success", chance());
    maybe(json, "completion", chance());
    maybe(json, "response", any(TEXTS));
    maybe(json, "duration", any(DURATIONS));
    maybe(json, "extensions", extensions());
    return shuffled(json);
  }

  private Map<String, Object> context(boolean aboutActivity) {
    Map<String, Object> json = new LinkedHashMap<>();
    maybe(json, "registration", uuid());
    maybe(json, "instructor", actor());
    maybe(json, "team", group());
    maybe(json, "language", any(TAGS));
    maybe(json, "statement", reference());
    maybe(json, "extensions", extensions());
    if (aboutActivity) {
      maybe(json, "revision", any(TEXTS));
      maybe(json, "platform", any(TEXTS));
    }
    if (chance()) {
      Map<String, Object> activities = new LinkedHashMap<>();
      maybe(activities, "parent", activity());
      maybe(activities, "other", list(this::activity));
      json.put("contextActivities", activities);
    }
    if (version == XapiVersion.V2_0_0) {
      maybe(json, "contextAgents", list(() -> related("contextAgent", "agent", agent())));
      maybe(json, "contextGroups", list(() -> related("contextGroup", "group", group())));
    }
    return shuffled(json);
  }

  private Map<String, Object> related(String type, String name, Map<String, Object> actor) {
    Map<String, Object> json = object("objectType", type, name, actor);
    maybe(json, "relevantTypes", new ArrayList<>(List.of(iri())));
    return shuffled(json);
  }

  private Map<String, Object> attachment() {
    Map<String, Object> json = object("usageType", iri(), "display", languageMap());
    json.put("contentType", "text/plain; charset=utf-8");
    json.put("length", random.nextInt(1000));
    json.put("sha2", hex(64));
    maybe(json, "description", languageMap());
    maybe(json, "fileUrl", iri());
    return shuffled(json);
  }

  private Map<String, Object> languageMap() {
    Map<String, Object> json = new LinkedHashMap<>();
    for (String tag : TAGS) {
      maybe(json, tag, any(TEXTS));
    }
    return json;
  }

  private Map<String, Object> extensions() {
    Map<String, Object> json = new LinkedHashMap<>();
    maybe(json, "https://example.org/ext/a~b/c", null);
    maybe(json, "ex:list", new ArrayList<>(List.of(1, new BigDecimal("2.50"), any(TEXTS), false)));
    maybe(json, "ex:object", object("id", 5, "Actor", new ArrayList<>(List.of(object("", "")))));
    return json;
  }

  private String iri() {
    return any(
        List.of(
            "https://example.org/a?b=c#" + random.nextInt(9),
            "http://example.com/فعل/" + random.nextInt(9),
            "urn:x:%20",
            "tag:example.org,2026:" + random.nextInt(9)));
  }

  /** Of any variant. */
  private String uuid() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private String hex(int digits) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < digits; i++) {
      text.append("0123456789abcdefABCDEF".charAt(random.nextInt(22)));
    }
    return text.toString();
  }

  private boolean chance() {
    return random.nextInt(3) == 0;
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private List<Object> list(Supplier<?> element) {
    List<Object> list = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      list.add(element.get());
    }
    return list;
  }

  private void maybe(Map<String, Object> json, String name, @Nullable Object value) {
    if (chance()) {
      json.put(name, value);
    }
  }

  private static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      json.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return json;
  }

  private static Map<String, Object> with(Map<String, Object> json, String name, Object value) {
    json.put(name, value);
    return json;
  }

  private Map<String, Object> shuffled(Map<String, Object> json) {
    List<String> names = new ArrayList<>(json.keySet());
    Collections.shuffle(names, random);
    Map<String, Object> result = new LinkedHashMap<>();
    names.forEach(name -> result.put(name, json.get(name)));
    return result;
  }
}
