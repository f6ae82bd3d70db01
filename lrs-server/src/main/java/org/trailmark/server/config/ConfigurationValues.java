package org.trailmark.server.config;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trailmark.server.config.Configuration.InForce;

/** Lists what a bound configuration holds, for people; never a secret. */
final class ConfigurationValues {
  static final String HIDDEN = "********";

  /** Plugins do not say which of their settings are secret. */
  private static final Pattern SECRET_NAME =
      Pattern.compile("(?i).*(secret|password|passphrase|token|key|credential).*");

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/.](?:[^:#,'\\[\\]{}]|:(?! ))*");

  private final Map<String, Given> given;
  private final List<InForce> values = new ArrayList<>();

  private ConfigurationValues(Map<String, Given> given) {
    this.given = given;
  }

  static List<InForce> of(ServerConfig config, Map<String, Given> given) {
    ConfigurationValues list = new ConfigurationValues(given);
    list.add("", config);
    config.plugin().all().forEach(list::addPlugins);
    return list.values;
  }

  private void add(String prefix, Record config) {
    for (RecordComponent component : config.getClass().getRecordComponents()) {
      String name = prefix + component.getName();
      Object value = value(config, component);
      if (value instanceof Record section && RecordBinder.isNested(component)) {
        add(name + ".", section);
      } else if (value instanceof Map<?, ?> entries) {
        entries.forEach((key, entry) -> addEntry(name + "." + key, entry));
      } else if (value != null && !(value instanceof PluginSettings)) {
        Setting says = component.getAnnotation(Setting.class);
        boolean secret = says != null && says.secret() && !List.of().equals(value);
        values.add(new InForce(name, secret ? HIDDEN : text(value), origin(given.get(name))));
      }
    }
  }

  private void addEntry(String name, Object entry) {
    if (entry instanceof Record section) {
      add(name + ".", section);
    } else {
      values.add(new InForce(name, text(entry), origin(given.get(name))));
    }
  }

  private void addPlugins(String key, Given value) {
    boolean variable = key.startsWith(PluginSettings.VARIABLE);
    String name = variable ? key : PluginSettings.PREFIX + key;
    boolean secret = SECRET_NAME.matcher(key).matches();
    values.add(
        new InForce(name, secret ? HIDDEN : quoted(withoutPath(value.shown())), origin(value)));
  }

  /** The path of a webhook's URL may be all that keeps others from calling it. */
  private static String withoutPath(String text) {
    if (!text.matches("[a-z+]+://.*")) {
      return text;
    }
    try {
      URI uri = URI.create(text);
      return uri.getScheme() + "://" + (uri.getHost() == null ? HIDDEN : uri.getHost()) + "/...";
    } catch (IllegalArgumentException e) {
      return HIDDEN;
    }
  }

  private static String origin(@Nullable Given given) {
    return given == null
        ? "default"
        : given.origin().equals(Origin.PROGRAM) ? "program" : given.origin().toString();
  }

  private static String text(Object value) {
    return value instanceof List<?> list
        ? list.stream()
            .map(item -> quoted(Scalars.text(item)))
            .collect(Collectors.joining(", ", "[", "]"))
        : quoted(Scalars.text(value));
  }

  /** As YAML writes it: with quotes where it would be something else without. */
  private static String quoted(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "''") + "'";
  }

  private static @Nullable Object value(Record config, RecordComponent component) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(config);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}
