package org.trailmark.server.template;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * A project that is begun from a template.
 *
 * @param name of the plugin, condition or channel: lower-case letters, digits and hyphens,
 *     beginning with a letter
 * @param javaPackage of its classes
 */
public record NewProject(Template template, String name, String javaPackage) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /** What names of channels may have at most; longer names help nobody anywhere. */
  private static final int LONGEST = 20;

  /**
   * Checks itself.
   *
   * @throws LrsException {@code INVALID_PARAMETER}, saying what is wrong with a name
   */
  public NewProject {
    requireNonNull(template, "template");
    if (!NAME.matcher(name).matches() || name.length() > LONGEST) {
      throw wrong(
          "a name is up to "
              + LONGEST
              + " lower-case letters, digits and single hyphens, beginning with a letter, not "
              + name);
    }
    if (!SourceVersion.isName(javaPackage)) {
      throw wrong("no Java package can be called " + javaPackage);
    }
  }

  /** In a package of its own below {@code org.example}. */
  public static NewProject of(Template template, String name) {
    return new NewProject(template, name, "org.example." + name.replace("-", ""));
  }

  /**
   * Writes the project.
   *
   * @param folder is made where it is missing
   * @throws LrsException {@code CONFLICT} where there is something in the folder
   * @throws IOException where it cannot be written
   */
  public void writeTo(Path folder) throws IOException {
    if (!isEmpty(folder)) {
      throw new LrsException(
          ProblemCode.CONFLICT, folder + " is there already, and is no empty folder");
    }
    for (String file : template.files()) {
      Path target = folder.resolve(filled(file.equals("gitignore") ? ".gitignore" : file));
      Files.createDirectories(requireNonNull(target.getParent(), "files lie in the folder"));
      Files.writeString(target, filled(read(file)));
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return true;
    }
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private String read(String file) throws IOException {
    String path = "/template/" + template.name().toLowerCase(Locale.ROOT) + "/" + file;
    try (InputStream in = NewProject.class.getResourceAsStream(path)) {
      return new String(
          requireNonNull(in, () -> "not in the jar: " + path).readAllBytes(),
          StandardCharsets.UTF_8);
    }
  }

  private String filled(String text) {
    String filled = text;
    for (Map.Entry<String, String> word : words().entrySet()) {
      filled = filled.replace(word.getKey(), word.getValue());
    }
    return filled;
  }

  private Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("__name__", name);
    words.put("__Name__", className());
    words.put("__package__", javaPackage);
    words.put("__path__", javaPackage.replace('.', '/'));
    return words;
  }

  private String className() {
    return Arrays.stream(name.split("-", -1))
        .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
        .collect(joining());
  }

  private static LrsException wrong(String message) {
    return new LrsException(ProblemCode.INVALID_PARAMETER, message);
  }
}
