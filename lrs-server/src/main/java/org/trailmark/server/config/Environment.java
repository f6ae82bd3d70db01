package org.trailmark.server.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.Nearest;

/** Settings among the variables of the environment. */
final class Environment {

  /** What {@code ./trailmark} and the commands read, and no server. */
  private static final Set<String> OTHERS = Set.of("TRAILMARK_JAVA_OPTS", "TRAILMARK_CONFIG");

  /** Kubernetes tells each container where a service named {@code trailmark} is. */
  private static final Pattern KUBERNETES = Pattern.compile("TRAILMARK_(SERVICE_|PORT).*");

  private Environment() {}

  /**
   * Settings by their names; those of plugins by the names of their variables below {@code
   * plugin.}. An empty variable sets nothing.
   *
   * @param faults takes what is meant for us and is unknown
   */
  static Map<String, Given> settings(
      Map<String, String> environment, SettingNames names, List<Fault> faults) {
    Map<String, Given> settings = new LinkedHashMap<>();
    new TreeMap<>(environment)
        .forEach(
            (variable, text) -> {
              if (!isOurs(variable) || text.isBlank()) {
                return;
              }
              Given given = Given.text(text, new Origin(variable, 0));
              if (variable.startsWith(PluginSettings.VARIABLE)) {
                settings.put(PluginSettings.PREFIX + variable, given);
              } else {
                names
                    .ofVariable(variable)
                    .ifPresentOrElse(
                        name -> settings.put(name, given),
                        () -> faults.add(unknown(variable, names)));
              }
            });
    return settings;
  }

  private static boolean isOurs(String variable) {
    return variable.startsWith(SettingNames.ENVIRONMENT)
        && !OTHERS.contains(variable)
        && !KUBERNETES.matcher(variable).matches();
  }

  static Fault unknown(String variable, SettingNames names) {
    List<String> known = new ArrayList<>();
    names.all().stream().filter(n -> !n.isSection()).forEach(n -> known.add(n.variable()));
    return Fault.inDocument(
        variable,
        0,
        variable + " of the environment is no setting" + Nearest.hint(variable, known));
  }
}
