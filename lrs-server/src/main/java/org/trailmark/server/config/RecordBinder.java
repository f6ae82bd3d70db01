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
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.Fault;

/**
 * Makes a record of settings. A component is set by its name; a record's or map's entries by its
 * name, a dot and theirs: {@code webhooks.lms=https://...}. Lists are separated by commas. What is
 * not set is null.
 */
final class RecordBinder {
  private final List<Fault> faults;

  private RecordBinder(List<Fault> faults) {
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
      String prefix, Class<C> type, Map<String, String> settings, List<Fault> faults) {
    RecordBinder binder = new RecordBinder(faults);
    return type.cast(binder.record(prefix, type, settings));
  }

  private @Nullable Object record(String prefix, Class<?> type, Map<String, String> settings) {
    int before = faults.size();
    RecordComponent[] components = type.getRecordComponents();
    @Nullable Object[] values = new @Nullable Object[components.length];
    Map<String, String> left = new LinkedHashMap<>(settings);
    for (int i = 0; i < components.length; i++) {
      values[i] =
          component(
              prefix, components[i].getName(), components[i].getGenericType(), settings, left);
      if (values[i] == null && components[i].getType().isPrimitive() && faults.size() == before) {
        fault(prefix + components[i].getName() + " must be set");
      }
    }
    left.keySet()
        .forEach(
            key -> fault(prefix + key + " is not known; known here: " + names(prefix, components)));
    return faults.size() > before ? null : construct(prefix, type, components, values);
  }

  private @Nullable Object component(
      String prefix,
      String name,
      Type type,
      Map<String, String> settings,
      Map<String, String> left) {
    if (isNested(type)) {
      Map<String, String> below = take(name + ".", settings, left);
      if (below.isEmpty()) {
        return null;
      }
      return type instanceof Class<?> record
          ? record(prefix + name + ".", record, below)
          : map(prefix + name + ".", (ParameterizedType) type, below);
    }
    String text = settings.get(name);
    left.remove(name);
    if (text == null) {
      return null;
    }
    return type instanceof ParameterizedType list
        ? list(prefix + name, list, text)
        : scalar(prefix + name, (Class<?>) type, text.strip());
  }

  private static boolean isNested(Type type) {
    return type instanceof ParameterizedType generic
        ? generic.getRawType() == Map.class
        : ((Class<?>) type).isRecord();
  }

  private Map<String, Object> map(
      String prefix, ParameterizedType type, Map<String, String> settings) {
    Class<?> valueType = (Class<?>) type.getActualTypeArguments()[1];
    Map<String, Object> map = new LinkedHashMap<>();
    if (valueType.isRecord()) {
      settings.keySet().stream()
          .map(key -> key.substring(0, (key + ".").indexOf('.')))
          .distinct()
          .forEach(
              key -> {
                Map<String, String> below = take(key + ".", settings, new LinkedHashMap<>());
                put(map, key, record(prefix + key + ".", valueType, below));
              });
    } else {
      settings.forEach((key, text) -> put(map, key, scalar(prefix + key, valueType, text.strip())));
    }
    return map;
  }

  private List<Object> list(String name, ParameterizedType type, String text) {
    List<Object> list = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Object value = scalar(name, (Class<?>) type.getActualTypeArguments()[0], part.strip());
      if (value != null) {
        list.add(value);
      }
    }
    return List.copyOf(list);
  }

  private @Nullable Object scalar(String name, Class<?> type, String text) {
    try {
      return Scalars.read(type, text);
    } catch (IllegalArgumentException e) {
      fault(name + " is " + e.getMessage() + ", not \"" + text + "\"");
      return null;
    }
  }

  private @Nullable Object construct(
      String prefix, Class<?> type, RecordComponent[] components, @Nullable Object[] values) {
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      fault(prefix + "*: " + (cause == null ? e : cause).getMessage());
      return null;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type.getName(), e);
    }
  }

  private static Map<String, String> take(
      String prefix, Map<String, String> settings, Map<String, String> left) {
    Map<String, String> below = new LinkedHashMap<>();
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

  private static String names(String prefix, RecordComponent[] components) {
    return components.length == 0
        ? "nothing"
        : Arrays.stream(components)
            .map(c -> prefix + c.getName() + (isNested(c.getGenericType()) ? ".*" : ""))
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .collect(Collectors.joining(", "));
  }

  private void fault(String message) {
    faults.add(Fault.inDocument("", 0, message));
  }
}
