package org.trailmark.server.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.Fault;

/**
 * Makes a record of settings. A component is set by its name; a record's or map's entries by its
 * name, a dot and theirs: {@code webhooks.lms=https://...}. What is not set is what its {@link
 * Setting} says, or null.
 */
final class RecordBinder {
  private final SettingNames names;
  private final List<Fault> faults;

  private RecordBinder(SettingNames names, List<Fault> faults) {
    this.names = names;
    this.faults = faults;
  }

  /**
   * Binds all settings to the record.
   *
   * @param prefix what to put before names in messages, with its dot
   * @param faults takes what is wrong: unknown names, values of the wrong form
   * @return null when something is wrong
   */
  static <C extends Record> @Nullable C bind(
      String prefix, Class<C> type, Map<String, Given> settings, List<Fault> faults) {
    RecordBinder binder = new RecordBinder(SettingNames.of(prefix, type), faults);
    return type.cast(binder.record(prefix, type, settings));
  }

  private @Nullable Object record(String prefix, Class<?> type, Map<String, Given> settings) {
    int before = faults.size();
    RecordComponent[] components = type.getRecordComponents();
    @Nullable Object[] values = new @Nullable Object[components.length];
    Map<String, Given> left = new LinkedHashMap<>(settings);
    for (int i = 0; i < components.length; i++) {
      values[i] = component(prefix, components[i], settings, left);
      if (values[i] == null && components[i].getType().isPrimitive() && faults.size() == before) {
        fault(Origin.PROGRAM, prefix + components[i].getName(), "must be set");
      }
    }
    left.forEach((key, given) -> unknown(prefix, key, given.origin(), components));
    return faults.size() > before ? null : construct(prefix, type, components, values, settings);
  }

  private @Nullable Object component(
      String prefix,
      RecordComponent component,
      Map<String, Given> settings,
      Map<String, Given> left) {
    String name = component.getName();
    Type type = component.getGenericType();
    Optional<Setting> says = Optional.ofNullable(component.getAnnotation(Setting.class));
    if (isNested(component)) {
      Map<String, Given> below = take(name + ".", settings, left);
      boolean always = says.isPresent() && !SettingNames.mayBeNull(component);
      return below.isEmpty() && !always ? null : nested(prefix + name + ".", type, below);
    }
    left.remove(name);
    Given given = settings.get(name);
    if (given == null) {
      given =
          says.map(Setting::otherwise)
              .filter(text -> !text.isEmpty() || component.getType() == List.class)
              .map(text -> Given.text(text, Origin.PROGRAM))
              .orElse(null);
    }
    return given == null ? null : value(prefix + name, type, given);
  }

  private @Nullable Object nested(String prefix, Type type, Map<String, Given> below) {
    if (type == PluginSettings.class) {
      return new PluginSettings(below);
    }
    return type instanceof ParameterizedType generic
        ? map(prefix, generic, below)
        : record(prefix, (Class<?>) type, below);
  }

  static boolean isNested(RecordComponent component) {
    Class<?> type = component.getType();
    return type == Map.class
        || type == PluginSettings.class
        || (type.isRecord() && !isScalar(type));
  }

  private static boolean isScalar(Class<?> type) {
    return type == DataSize.class || type == DatabaseUrl.class;
  }

  private Map<String, Object> map(
      String prefix, ParameterizedType type, Map<String, Given> settings) {
    Class<?> valueType = (Class<?>) type.getActualTypeArguments()[1];
    Map<String, Object> map = new LinkedHashMap<>();
    if (valueType.isRecord()) {
      settings.keySet().stream()
          .map(key -> key.substring(0, (key + ".").indexOf('.')))
          .distinct()
          .forEach(
              key -> {
                Map<String, Given> below = take(key + ".", settings, new LinkedHashMap<>());
                put(map, key, record(prefix + key + ".", valueType, below));
              });
    } else {
      settings.forEach((key, given) -> put(map, key, value(prefix + key, valueType, given)));
    }
    return map;
  }

  private @Nullable Object value(String name, Type type, Given given) {
    if (type instanceof ParameterizedType list) {
      return list(name, (Class<?>) list.getActualTypeArguments()[0], given);
    }
    // What was one text with commas may be written as a list.
    return scalar(name, (Class<?>) type, given.shown().strip(), given.origin());
  }

  private List<Object> list(String name, Class<?> type, Given given) {
    List<Object> list = new ArrayList<>();
    for (String item : given.items()) {
      Object value = scalar(name, type, item, given.origin());
      if (value != null) {
        list.add(value);
      }
    }
    return List.copyOf(list);
  }

  private @Nullable Object scalar(String name, Class<?> type, String text, Origin origin) {
    try {
      return Scalars.read(type, text);
    } catch (IllegalArgumentException e) {
      // A URL that is not understood may hold a password somewhere.
      boolean shown = !names.isSecret(name) && type != DatabaseUrl.class;
      String given = shown ? ", not \"" + text + "\"" : "";
      fault(origin, name, "is " + e.getMessage() + given);
      return null;
    }
  }

  private @Nullable Object construct(
      String prefix,
      Class<?> type,
      RecordComponent[] components,
      @Nullable Object[] values,
      Map<String, Given> settings) {
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      refused(prefix, components, settings, String.valueOf(cause.getMessage()));
      return null;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type.getName(), e);
    }
  }

  /** A message that begins with a component's name is about what was given for it. */
  private void refused(
      String prefix, RecordComponent[] components, Map<String, Given> settings, String message) {
    String first = message.substring(0, (message + " ").indexOf(' '));
    if (Arrays.stream(components).anyMatch(c -> c.getName().equals(first))) {
      Given given = settings.get(first);
      Origin origin = given == null ? Origin.PROGRAM : given.origin();
      fault(origin, prefix + first, message.substring(first.length()).strip());
    } else {
      Origin origin =
          settings.values().stream().findFirst().map(Given::origin).orElse(Origin.PROGRAM);
      fault(origin, prefix + "*", message);
    }
  }

  private void unknown(String prefix, String key, Origin origin, RecordComponent[] components) {
    String known =
        components.length == 0
            ? "nothing"
            : Arrays.stream(components)
                .map(c -> prefix + c.getName() + (isNested(c) ? ".*" : ""))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(", "));
    fault(
        origin, prefix + key, "is not known" + names.hint(prefix + key) + " Known here: " + known);
  }

  private static Map<String, Given> take(
      String prefix, Map<String, Given> settings, Map<String, Given> left) {
    Map<String, Given> below = new LinkedHashMap<>();
    settings.forEach(
        (key, value) -> {
          if (key.startsWith(prefix) && key.length() > prefix.length()) {
            below.put(key.substring(prefix.length()), value);
            left.remove(key);
          }
        });
    return below;
  }

  private static void put(Map<String, Object> map, String key, @Nullable Object value) {
    if (value != null) {
      map.put(key, value);
    }
  }

  private void fault(Origin origin, String name, String message) {
    faults.add(Fault.inDocument(name, origin.line(), origin.prefix() + name + " " + message));
  }
}
