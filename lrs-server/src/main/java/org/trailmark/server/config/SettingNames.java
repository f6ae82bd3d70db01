package org.trailmark.server.config;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.Nearest;

/** The settings that a record is made of, each by its name, and what they are called elsewhere. */
final class SettingNames {

  /** What variables of the environment begin with. */
  static final String ENVIRONMENT = "TRAILMARK_";

  private final List<Named> all;

  private SettingNames(List<Named> all) {
    this.all = List.copyOf(all);
  }

  /**
   * One setting, or a section of them.
   *
   * @param name in full; a map's entries stand below it
   * @param path the components that lead to it
   */
  record Named(String name, RecordComponent component) {

    boolean isSection() {
      return component.getType().isRecord() && RecordBinder.isNested(component);
    }

    boolean isMap() {
      return RecordBinder.isNested(component) && !component.getType().isRecord();
    }

    Optional<Setting> says() {
      return Optional.ofNullable(component.getAnnotation(Setting.class));
    }

    /** The variable of the environment that sets it: {@code TRAILMARK_HTTP_PORT}. */
    String variable() {
      return ENVIRONMENT + snake(name);
    }
  }

  /**
   * All of a record and of the records in it, in their order.
   *
   * @param prefix of the names, with its dot
   */
  static SettingNames of(String prefix, Class<? extends Record> type) {
    List<Named> all = new ArrayList<>();
    add(prefix, type, all);
    return new SettingNames(all);
  }

  private static void add(String prefix, Class<?> type, List<Named> all) {
    for (RecordComponent component : type.getRecordComponents()) {
      Named named = new Named(prefix + component.getName(), component);
      all.add(named);
      if (named.isSection()) {
        add(named.name + ".", component.getType(), all);
      }
    }
  }

  List<Named> all() {
    return all;
  }

  /**
   * {@code "; did you mean 'x'?"}, or a full stop. A name may also be right but for its section.
   */
  String hint(String unknown) {
    List<String> known = all.stream().filter(n -> !n.isSection()).map(Named::name).toList();
    Optional<String> near = Nearest.to(unknown, known);
    if (near.isEmpty()) {
      Map<String, String> byEnd = new HashMap<>();
      known.forEach(name -> byEnd.putIfAbsent(end(name), name));
      near = Nearest.to(end(unknown), byEnd.keySet()).map(byEnd::get);
    }
    return near.map(name -> "; did you mean '" + name + "'?").orElse(".");
  }

  boolean isSecret(String name) {
    return all.stream()
        .filter(named -> named.name.equals(name))
        .anyMatch(named -> named.says().map(Setting::secret).orElse(false));
  }

  /**
   * The setting that a variable of the environment is about; empty where there is none. Of a map,
   * the rest of the variable's name is the key, in lower case.
   */
  Optional<String> ofVariable(String variable) {
    for (Named named : all) {
      if (!named.isSection() && !named.isMap() && named.variable().equals(variable)) {
        return Optional.of(named.name);
      }
    }
    return all.stream()
        .filter(named -> named.isMap() && variable.startsWith(named.variable() + "_"))
        .findFirst()
        .map(named -> named.name + "." + key(named, variable));
  }

  private static String key(Named map, String variable) {
    String rest = variable.substring(map.variable().length() + 1);
    if (map.component.getGenericType() instanceof ParameterizedType generic
        && generic.getActualTypeArguments()[1] instanceof Class<?> value
        && value.isRecord()) {
      for (RecordComponent part : value.getRecordComponents()) {
        String end = "_" + snake(part.getName());
        if (rest.endsWith(end) && rest.length() > end.length()) {
          String key = rest.substring(0, rest.length() - end.length());
          return key.toLowerCase(Locale.ROOT) + "." + part.getName();
        }
      }
    }
    return rest.toLowerCase(Locale.ROOT);
  }

  /** Whether a component is declared as one that may be null. */
  static boolean mayBeNull(RecordComponent component) {
    AnnotatedType type = component.getAnnotatedType();
    return type.isAnnotationPresent(Nullable.class);
  }

  static String snake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replace('.', '_')
        .replace('-', '_')
        .toUpperCase(Locale.ROOT);
  }

  private static String end(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
