package org.trailmark.lrs.xapi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Brings the JSON of statements into a form that is equal exactly when the statements are, but for
 * what {@link StatementComparison} looks at itself.
 */
final class ComparableForm {
  private static final List<String> SET_BY_LRS =
      List.of("id", "timestamp", "stored", "authority", "version");

  private ComparableForm() {}

  static Map<String, Object> statement(Map<String, Object> json) {
    Map<String, Object> form = parts(json);
    SET_BY_LRS.forEach(form::remove);
    return form;
  }

  /** What statements and SubStatements have in common. */
  private static Map<String, Object> parts(Map<String, Object> json) {
    Map<String, Object> form = new TreeMap<>(json);
    change(form, "actor", ComparableForm::actor);
    change(form, "verb", verb -> without(verb, "display"));
    change(form, "object", ComparableForm::object);
    change(form, "result", ComparableForm::result);
    change(form, "context", ComparableForm::context);
    change(form, "timestamp", StatementComparison::moment);
    change(form, "attachments", list -> each(list, ComparableForm::attachment));
    return form;
  }

  private static Object object(Object json) {
    Map<String, Object> map = map(json);
    if (map == null) {
      return json;
    }
    return switch (String.valueOf(map.getOrDefault("objectType", "Activity"))) {
      case "Agent", "Group" -> actor(json);
      case "StatementRef" -> reference(json);
      case "SubStatement" -> parts(map);
      default -> activity(json);
    };
  }

  private static Object activity(Object json) {
    return without(json, "definition");
  }

  private static Object reference(Object json) {
    return changed(json, form -> change(form, "id", ComparableForm::lower));
  }

  private static Object actor(Object json) {
    return changed(
        json,
        form -> {
          change(form, "mbox", mbox -> new Ifi.Mbox(mbox.toString()).key());
          change(form, "mbox_sha1sum", ComparableForm::lower);
          change(form, "member", ComparableForm::members);
        });
  }

  private static Object members(Object json) {
    Object members = each(json, ComparableForm::actor);
    if (members instanceof List<?> list) {
      List<Object> sorted = new ArrayList<>(list);
      sorted.sort(Comparator.comparing(String::valueOf));
      return sorted;
    }
    return members;
  }

  private static Object result(Object json) {
    return changed(
        json,
        form -> change(form, "duration", text -> Iso8601Duration.toHundredths(text.toString())));
  }

  private static Object context(Object json) {
    return changed(
        json,
        form -> {
          change(form, "registration", ComparableForm::lower);
          change(form, "language", ComparableForm::lower);
          change(form, "instructor", ComparableForm::actor);
          change(form, "team", ComparableForm::actor);
          change(form, "statement", ComparableForm::reference);
          change(form, "contextActivities", ComparableForm::contextActivities);
          change(form, "contextAgents", list -> each(list, related -> related(related, "agent")));
          change(form, "contextGroups", list -> each(list, related -> related(related, "group")));
        });
  }

  private static Object related(Object json, String name) {
    return changed(json, form -> change(form, name, ComparableForm::actor));
  }

  private static Object contextActivities(Object json) {
    return changed(
        json,
        form ->
            form.replaceAll(
                (type, value) ->
                    each(
                        value instanceof List ? value : Collections.singletonList(value),
                        ComparableForm::activity)));
  }

  private static Object attachment(Object json) {
    return changed(
        json,
        form -> {
          change(form, "contentType", ComparableForm::lower);
          change(form, "sha2", ComparableForm::lower);
          change(form, "display", ComparableForm::languageMap);
          change(form, "description", ComparableForm::languageMap);
        });
  }

  private static Object languageMap(Object json) {
    Map<String, Object> map = map(json);
    if (map == null) {
      return json;
    }
    Map<String, Object> form = new TreeMap<>();
    map.forEach((tag, text) -> form.put(tag.toLowerCase(Locale.ROOT), text));
    return form;
  }

  private static Object lower(Object text) {
    return text.toString().toLowerCase(Locale.ROOT);
  }

  private static Object without(Object json, String name) {
    return changed(json, form -> form.remove(name));
  }

  private static Object each(Object json, UnaryOperator<Object> element) {
    return json instanceof List<?> list
        ? list.stream().map(value -> value == null ? "null" : element.apply(value)).toList()
        : json;
  }

  private static Object changed(Object json, Consumer<Map<String, Object>> edit) {
    Map<String, Object> map = map(json);
    if (map == null) {
      return json;
    }
    Map<String, Object> form = new TreeMap<>(map);
    edit.accept(form);
    return form;
  }

  private static void change(Map<String, Object> form, String name, UnaryOperator<Object> change) {
    Object value = form.get(name);
    if (value != null) {
      form.put(name, change.apply(value));
    }
  }

  @SuppressWarnings("unchecked") // JsonValues makes no other maps
  private static @Nullable Map<String, Object> map(Object json) {
    return json instanceof Map<?, ?> ? (Map<String, Object>) json : null;
  }
}
