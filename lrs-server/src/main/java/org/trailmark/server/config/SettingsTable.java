package org.trailmark.server.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.trailmark.server.config.SettingNames.Named;

/** The table of all settings, as it stands in docs/configuration.md. */
public final class SettingsTable {
  private static final String HEAD =
      "| setting | is | default | meaning | environment |\n|---|---|---|---|---|\n";

  private SettingsTable() {}

  /** A Markdown table for each section, the settings without a section first. */
  public static String markdown() {
    List<Named> all = SettingNames.of("", ServerConfig.class).all();
    String without =
        HEAD
            + rows(
                all.stream()
                    .filter(named -> !named.isSection() && !named.name().contains("."))
                    .toList());
    return all.stream()
        .filter(Named::isSection)
        .map(section -> section(section, all))
        .collect(Collectors.joining("", without, ""));
  }

  private static String section(Named section, List<Named> all) {
    String prefix = section.name() + ".";
    List<Named> own =
        all.stream()
            .filter(named -> named.name().startsWith(prefix) && !named.isSection())
            .filter(named -> !named.name().substring(prefix.length()).contains("."))
            .toList();
    return "\n### `%s.*`\n\n%s.\n\n%s%s"
        .formatted(section.name(), says(section).says(), HEAD, rows(own));
  }

  private static String rows(List<Named> settings) {
    return settings.stream().map(SettingsTable::row).collect(Collectors.joining());
  }

  private static String row(Named named) {
    Setting says = says(named);
    String below = named.isMap() ? ".*" : "";
    return "| `%s%s` | %s | %s | %s | `%s%s` |\n"
        .formatted(
            named.name(),
            below,
            form(named.component()),
            says.otherwise().isEmpty() ? "" : "`" + says.otherwise() + "`",
            says.says() + (says.secret() ? "; never shown" : ""),
            named.variable(),
            named.isMap() ? "_..." : "");
  }

  private static String form(RecordComponent component) {
    if (RecordBinder.isNested(component)) {
      return "values by name";
    }
    if (component.getGenericType() instanceof ParameterizedType list) {
      return "a list, each " + Scalars.form((Class<?>) list.getActualTypeArguments()[0]);
    }
    return Scalars.form(component.getType());
  }

  private static Setting says(Named named) {
    return named
        .says()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    String.format(Locale.ROOT, "%s has no @Setting", named.name())));
  }
}
