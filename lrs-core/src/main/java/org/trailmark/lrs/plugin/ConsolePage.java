package org.trailmark.lrs.plugin;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * A page of the plugin's own in the console: a module for the browser, texts, and whatever files
 * the module asks for. They lie in a folder on the plugin's class path, are served under {@code
 * /console/plugins/NAME/} while the plugin runs, and are open to everybody, as the console's own
 * files are; what the page shows it asks for with the rights of whoever is signed in.
 *
 * <pre>
 * FOLDER/page.js         the module; what it is given and answers: docs/plugins.md
 * FOLDER/lang/TAG.json   texts by key, one file for each language of the titles
 * FOLDER/...             js, json, css, svg, png, txt
 * </pre>
 *
 * @param folder on the class path, without a slash at either end, for example {@code
 *     org/example/board/console}; with something of the plugin's own in it
 * @param titles what the page is called in the navigation, by language ({@code en}); at least one,
 *     of which {@code en}, or else any, is shown to those whose language is missing
 */
public record ConsolePage(String folder, Map<String, String> titles) {
  /** The module that every page has. */
  public static final String MODULE = "page.js";

  private static final Pattern FOLDER = Pattern.compile("[\\w-]+(?:/[\\w-]+)*");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

  public ConsolePage {
    requireNonNull(folder, "folder");
    titles = Map.copyOf(titles);
    if (!FOLDER.matcher(folder).matches()) {
      throw new IllegalArgumentException("no folder of a page: \"" + folder + "\"");
    }
    if (titles.isEmpty()) {
      throw new IllegalArgumentException("a page has a title");
    }
    titles.forEach(
        (language, title) -> {
          if (!LANGUAGE.matcher(language).matches() || title.isBlank()) {
            throw new IllegalArgumentException("no title of a page: " + language + "=" + title);
          }
        });
  }

  /** The file of the texts of a language, below the folder. */
  public static String texts(String language) {
    return "lang/" + language + ".json";
  }
}
