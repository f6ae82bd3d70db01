package org.trailmark.journey.channel;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chooses the language of a message. Pure. */
final class Languages {

  private Languages() {}

  /**
   * The tag to use: that of the learner, else the same language of another place, else those of the
   * journey's title in their order, else English, else the first.
   *
   * @param hers null: not known
   * @param title tags of the journey's title
   * @param there tags of the texts, in their order
   * @return empty where there are no texts
   */
  static Optional<String> choose(
      @Nullable String hers, Collection<String> title, Collection<String> there) {
    Set<String> wishes = new LinkedHashSet<>();
    if (hers != null) {
      wishes.add(hers);
    }
    wishes.addAll(title);
    wishes.add("en");
    for (String wish : wishes) {
      Optional<String> found = find(wish, List.copyOf(there));
      if (found.isPresent()) {
        return found;
      }
    }
    return there.stream().findFirst();
  }

  private static Optional<String> find(String wish, List<String> there) {
    return there.stream()
        .filter(tag -> tag.equalsIgnoreCase(wish))
        .findFirst()
        .or(() -> there.stream().filter(tag -> tag.equalsIgnoreCase(primary(wish))).findFirst())
        .or(() -> there.stream().filter(tag -> primary(tag).equals(primary(wish))).findFirst());
  }

  private static String primary(String tag) {
    int hyphen = tag.indexOf('-');
    return (hyphen < 0 ? tag : tag.substring(0, hyphen)).toLowerCase(Locale.ROOT);
  }
}
