package org.trailmark.lrs.pack;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * What personal texts of so many people have in common that it tells of none of them: {@code
 * mailto:} and the host of everybody's address, "Learner ", "yes". A text is of the agent whose
 * identifier or name it is, and in responses and extensions of the actor; so the name of a teacher
 * is of one person, however many learners' statements name her.
 */
final class SharedTexts {
  private static final int ENOUGH = 20;

  /** Longer beginnings are hardly shared, and those of an essay would be many. */
  private static final int MOST_WORDS = 8;

  private static final Set<String> IDENTIFIERS = Set.of("mbox", "mbox_sha1sum", "openid");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");

  private final Map<String, Set<String>> owners = new HashMap<>();

  private SharedTexts() {}

  /** What is shared in these statements. */
  static SharedTexts of(Collection<byte[]> statements) {
    SharedTexts texts = new SharedTexts();
    statements.forEach(texts::hear);
    return texts;
  }

  /** The most of this text that enough people's have in common; may be empty. */
  String shared(String text) {
    List<String> forms = forms(text);
    for (int i = forms.size() - 1; i >= 0; i--) {
      if (owners.getOrDefault(forms.get(i), Set.of()).size() >= ENOUGH) {
        return forms.get(i);
      }
    }
    return "";
  }

  /** Its beginnings by words, each with the host where it is an address; itself is the last. */
  private static List<String> forms(String text) {
    int at = text.lastIndexOf('@');
    String host = at < 0 ? "" : text.substring(at);
    Matcher word = WORD.matcher(at < 0 ? text : text.substring(0, at));
    List<String> forms = new ArrayList<>();
    while (forms.size() < MOST_WORDS && word.find()) {
      forms.add(text.substring(0, word.start()) + host);
    }
    forms.add(text);
    return forms;
  }

  /** An object that is open, and the personal texts in it that are nobody's yet. */
  private static final class Open {
    final boolean isActor;
    final boolean isAccount;
    final List<String> texts = new ArrayList<>();
    @Nullable String owner;

    Open(@Nullable String name) {
      isActor = "actor".equals(name);
      isAccount = "account".equals(name);
    }
  }

  private void hear(byte[] statement) {
    Deque<Open> open = new ArrayDeque<>();
    try (PersonalTexts texts = new PersonalTexts(statement)) {
      while (texts.next()) {
        JsonToken token = texts.in().currentToken();
        if (token == JsonToken.START_OBJECT) {
          open.push(new Open(texts.in().currentName()));
        } else if (token == JsonToken.END_OBJECT) {
          close(open, texts.insideExtensions());
        } else if (texts.here()) {
          hear(texts, open.element());
        }
      }
    }
  }

  private static void hear(PersonalTexts texts, Open object) {
    String text = texts.in().getString();
    object.texts.add(text);
    boolean identifies =
        !texts.insideExtensions()
            && (IDENTIFIERS.contains(texts.in().currentName()) || object.isAccount);
    if (identifies) {
      object.owner = text;
    }
  }

  /** An agent keeps its texts. What belongs to none goes outwards, and so to the actor at last. */
  private void close(Deque<Open> open, boolean insideExtensions) {
    Open object = open.pop();
    Open outer = open.peek();
    if (outer == null) {
      own(object);
      return;
    }
    if (object.owner != null && !object.isAccount && !insideExtensions) {
      own(object);
    } else {
      outer.texts.addAll(object.texts);
    }
    if (object.isAccount || object.isActor) {
      outer.owner = object.owner;
    }
  }

  private void own(Open object) {
    String owner = object.owner;
    if (owner == null) {
      return; // of nobody whom we know
    }
    for (String text : object.texts) {
      for (String form : forms(text)) {
        Set<String> by = owners.computeIfAbsent(form, fresh -> new HashSet<>());
        if (by.size() < ENOUGH) {
          by.add(owner);
        }
      }
    }
  }
}
