package org.trailmark.journey.profile;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a profile of its JSON-LD, in the compact form that the standard prescribes, so that no
 * JSON-LD processing is needed; or says everything that is wrong with it. What journeys do not use
 * is not looked at: concepts, authors, labels. Holds nothing; safe on any thread.
 */
public final class ProfileReader {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Set<String> OF_PATTERN =
      Set.of("primary", "inScheme", "prefLabel", "definition", "deprecated");

  /**
   * Reads.
   *
   * @param known the profiles that its patterns may take parts of; its own parts come first
   * @throws LrsException {@code INVALID_DOCUMENT}, with all faults, each with JSON pointer
   */
  public Profile read(String text, Profiles known) {
    Faults faults = new Faults();
    Profile profile = readParts(text, faults);
    faults.throwIfAny();
    checkPatterns(profile, known, faults);
    faults.throwIfAny();
    return profile;
  }

  /**
   * Reads a text that was read before, against profiles that may have changed since.
   *
   * @throws LrsException as {@link #read}
   */
  public Profile readAgain(String text) {
    Faults faults = new Faults();
    Profile profile = readParts(text, faults);
    faults.throwIfAny();
    return profile;
  }

  private static Profile readParts(String text, Faults faults) {
    Node root = new Node("", parse(text), faults);
    root.mustBe("Profile");
    Map<String, StatementTemplate> templates = new LinkedHashMap<>();
    for (Node node : root.items("templates")) {
      StatementTemplate template = new TemplateReader(node).read();
      if (templates.putIfAbsent(template.id(), template) != null) {
        node.wrong("the template '" + template.id() + "' is here twice");
      }
    }
    Map<String, ProfilePattern> patterns = new LinkedHashMap<>();
    for (Node node : root.items("patterns")) {
      ProfilePattern pattern = pattern(node);
      if (templates.containsKey(pattern.id())
          || patterns.putIfAbsent(pattern.id(), pattern) != null) {
        node.wrong("the id '" + pattern.id() + "' is here twice");
      }
    }
    Map<String, String> name = new LinkedHashMap<>();
    JsonNode label = root.value("prefLabel");
    label.propertyNames().forEach(tag -> name.put(tag, label.path(tag).asString("")));
    return new Profile(root.id(), version(root), name, templates, patterns, text);
  }

  private static JsonNode parse(String text) {
    try {
      JsonNode root = MAPPER.readTree(text);
      if (root.isObject()) {
        return root;
      }
    } catch (JacksonException e) {
      throw Faults.refuse(
          List.of(Fault.inDocument("", line(e), "is not JSON: " + e.getOriginalMessage())));
    }
    throw Faults.refuse(List.of(Fault.inDocument("", 0, "must be a JSON object")));
  }

  private static int line(JacksonException e) {
    return e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
  }

  /** The newest version that it lists: the one that it describes. */
  private static String version(Node root) {
    List<Node> versions = root.items("versions");
    if (versions.isEmpty()) {
      root.wrongAt("versions", "must list at least the version that is described");
    }
    String newest = "";
    OffsetDateTime newestAt = OffsetDateTime.MIN;
    for (Node version : versions) {
      String id = version.id();
      OffsetDateTime at = time(version);
      if (!at.isBefore(newestAt)) {
        newest = id;
        newestAt = at;
      }
    }
    return newest;
  }

  /** A day is its beginning in UTC; not said is before everything. */
  private static OffsetDateTime time(Node version) {
    String text = version.text("generatedAtTime");
    if (text == null) {
      return OffsetDateTime.MIN;
    }
    try {
      return text.length() <= "2000-01-01".length()
          ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)
          : OffsetDateTime.parse(text);
    } catch (DateTimeException e) {
      version.wrongAt("generatedAtTime", "must be a day or a time with an offset");
      return OffsetDateTime.MIN;
    }
  }

  private static ProfilePattern pattern(Node node) {
    node.mustBe("Pattern");
    String id = node.id();
    boolean primary = node.flag("primary");
    List<ProfilePattern.Operator> operators = new ArrayList<>();
    Set<String> keys = new TreeSet<>(OF_PATTERN);
    for (ProfilePattern.Operator operator : ProfilePattern.Operator.values()) {
      keys.add(operator.key());
      if (node.has(operator.key())) {
        operators.add(operator);
      }
    }
    node.allow(keys);
    if (operators.size() != 1) {
      node.wrong(
          "must have exactly one of sequence, alternates, optional, oneOrMore and zeroOrMore");
    }
    ProfilePattern.Operator operator =
        operators.isEmpty() ? ProfilePattern.Operator.SEQUENCE : operators.get(0);
    List<String> of =
        operators.isEmpty()
            ? List.of()
            : operator.several() ? node.iris(operator.key()) : node.references(operator.key());
    return new ProfilePattern(id, primary, operator, of);
  }

  /** What the standard asks of patterns, once all are read. */
  private static void checkPatterns(Profile profile, Profiles known, Faults faults) {
    int index = 0;
    for (ProfilePattern pattern : profile.patterns().values()) {
      String place = "/patterns/" + index++;
      checkParts(pattern, profile, place + "/" + pattern.operator().key(), faults);
      try {
        new PatternResolver(known).check(pattern, profile);
      } catch (IllegalArgumentException e) {
        faults.add(place, e.getMessage());
      }
    }
  }

  private static void checkParts(
      ProfilePattern pattern, Profile profile, String place, Faults faults) {
    List<String> of = pattern.of();
    boolean alone =
        pattern.operator() == ProfilePattern.Operator.SEQUENCE
            && pattern.primary()
            && of.stream().allMatch(profile.templates()::containsKey);
    if (pattern.operator().several() && of.size() < 2 && !alone) {
      faults.add(place, "must name two or more parts");
    }
    if (pattern.operator() != ProfilePattern.Operator.ALTERNATES) {
      return;
    }
    for (int i = 0; i < of.size(); i++) {
      ProfilePattern part = profile.patterns().get(of.get(i));
      if (part != null
          && (part.operator() == ProfilePattern.Operator.OPTIONAL
              || part.operator() == ProfilePattern.Operator.ZERO_OR_MORE)) {
        faults.add(
            place + "/" + i,
            "'%s' is %s, which must not stand directly in alternates"
                .formatted(part.id(), part.operator().key()));
      }
    }
  }

  /** What is wrong with a document; one fault at one place. */
  static final class Faults {
    private final Map<String, Fault> faults = new LinkedHashMap<>();

    void add(String pointer, @Nullable String message) {
      faults.putIfAbsent(
          pointer, Fault.inDocument(pointer, 0, message == null ? "is wrong" : message));
    }

    void throwIfAny() {
      if (!faults.isEmpty()) {
        throw refuse(List.copyOf(faults.values()));
      }
    }

    static LrsException refuse(List<Fault> faults) {
      String number = faults.size() == 1 ? "a fault" : faults.size() + " faults";
      return new LrsException(
          ProblemCode.INVALID_DOCUMENT,
          "The xAPI Profile has " + number + "; nothing was changed.",
          faults);
    }
  }
}
