package org.trailmark.lrs.xapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** Breaks one rule at one place of a valid statement; extensions' values are left alone. */
public final class Mutants {
  private static final Set<String> LANGUAGE_MAPS = Set.of("display", "description", "name");

  /** How a place is broken. */
  public enum Break {
    NULL,
    WRONG_TYPE,
    UNKNOWN_PROPERTY,
    WRONG_CASE,
    BAD_FORMAT
  }

  /**
   * A broken statement.
   *
   * @param pointer where it was broken
   */
  public record Mutant(Map<String, Object> json, String pointer) {}

  private final Break how;
  private final List<Runnable> edits = new ArrayList<>();
  private final List<String> pointers = new ArrayList<>();

  private Mutants(Break how) {
    this.how = how;
  }

  /** Breaks the statement in place, at one of the places that the seed chooses. */
  public static Mutant of(Map<String, Object> statement, Break how, long seed) {
    Mutants mutants = new Mutants(how);
    mutants.object(statement, "", false);
    int chosen = new Random(seed).nextInt(mutants.edits.size());
    mutants.edits.get(chosen).run();
    return new Mutant(statement, mutants.pointers.get(chosen));
  }

  /**
   * @param data whether the keys are data: a language map or extensions
   */
  private void object(Map<String, Object> json, String pointer, boolean data) {
    if (how == Break.UNKNOWN_PROPERTY && !data) {
      edit(pointer + "/zz", () -> json.put("zz", 1));
    }
    for (Map.Entry<String, Object> entry : json.entrySet()) {
      String name = entry.getKey();
      Object value = entry.getValue();
      String place = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
      if (how == Break.WRONG_CASE && !data) {
        String upper = name.toUpperCase(Locale.ROOT);
        edit(pointer + "/" + upper, () -> rename(json, name, upper));
      }
      value(value, place, name, broken -> json.put(name, broken));
    }
  }

  private static void rename(Map<String, Object> json, String from, String to) {
    Map<String, Object> copy = new LinkedHashMap<>(json);
    json.clear();
    copy.forEach((name, value) -> json.put(name.equals(from) ? to : name, value));
  }

  @SuppressWarnings("unchecked") // the generator makes no other maps
  private void value(Object value, String place, String name, Consumer<Object> set) {
    if (how == Break.NULL) {
      edit(place, () -> set.accept(null));
    } else if (how == Break.WRONG_TYPE) {
      edit(place, () -> set.accept(value instanceof String ? (Object) 42 : "42"));
    } else if (how == Break.BAD_FORMAT && isFormatted(name, value, place)) {
      edit(place, () -> set.accept("no \u0001 format"));
    }
    if (value instanceof Map<?, ?> map) {
      if (name.equals("extensions")) {
        return;
      }
      object((Map<String, Object>) map, place, LANGUAGE_MAPS.contains(name));
    } else if (value instanceof List<?> list) {
      List<Object> elements = (List<Object>) list;
      for (int i = 0; i < elements.size(); i++) {
        int at = i;
        value(elements.get(i), place + "/" + i, name, broken -> elements.set(at, broken));
      }
    }
  }

  /** Whether the standard gives this string a format, or a few values to choose from. */
  private static boolean isFormatted(String name, Object value, String place) {
    if (!(value instanceof String)) {
      return false;
    }
    return switch (name) {
      case "id" -> !place.contains("/source/") && !place.contains("/target/");
      case "objectType", "mbox", "mbox_sha1sum", "openid", "homePage", "type", "moreInfo" -> true;
      case "interactionType", "registration", "language", "duration", "timestamp" -> true;
      case "stored", "version", "usageType", "contentType", "sha2", "fileUrl" -> true;
      case "relevantTypes" -> true;
      default -> false;
    };
  }

  private void edit(String pointer, Runnable edit) {
    pointers.add(pointer);
    edits.add(edit);
  }
}
