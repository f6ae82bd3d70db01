package org.trailmark.server.config;

import static org.trailmark.server.config.ServerConfig.check;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.trailmark.lrs.store.Retention;

/** Which statements go when they are old: the settings {@code retention.*}. */
public record RetentionConfig(
    @Setting(says = "when the rules are applied each day", otherwise = "03:30") LocalTime at,
    @Setting(says = "the time zone of that time", otherwise = "UTC") ZoneId zone,
    @Setting(
            says =
                "the rules by name, applied in the order in which they stand: `NAME.action`"
                    + " (`erase`), `NAME.age` (a period such as `P2Y`, since the statement was"
                    + " stored), and what it is about: `NAME.verb`, `NAME.activity`,"
                    + " `NAME.relatedActivities`, `NAME.agent`, `NAME.relatedAgents`,"
                    + " `NAME.registration`, or `NAME.all: true`")
        Map<String, RetentionRuleConfig> rules) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,99}");

  public RetentionConfig {
    for (String name : rules.keySet()) {
      check(
          NAME.matcher(name).matches(),
          "rules have names of up to 100 lower-case letters, digits and hyphens, not \""
              + name
              + "\"");
    }
    rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules)); // in their order
  }

  /** The rules, in their order. */
  public List<Retention.Rule> all() {
    return rules.entrySet().stream().map(rule -> rule.getValue().rule(rule.getKey())).toList();
  }
}
