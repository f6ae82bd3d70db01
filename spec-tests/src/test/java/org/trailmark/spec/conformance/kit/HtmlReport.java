package org.trailmark.spec.conformance.kit;

import java.util.List;

/** Renders the verdicts as one self-contained page. */
final class HtmlReport {
  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>xAPI conformance</title>
      <style>
      :root { color-scheme: light dark; --line: #8884; }
      body { font: 15px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { margin-bottom: 0 } h2 { margin: 2.5rem 0 .5rem; font-size: 1.1rem }
      table { border-collapse: collapse; width: 100% }
      th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line) }
      th { font-weight: 600 } .number { text-align: right; font-variant-numeric: tabular-nums }
      .clause { white-space: nowrap; width: 13rem } .level, .verdict { width: 6rem }
      .verdict { font-weight: 600 }
      .PASSED .verdict { color: #18794e } .FAILED .verdict { color: #cd2b31 }
      .WARNING .verdict { color: #ad5700 } .SKIPPED .verdict { color: #6e6e6e }
      pre { background: #8881; padding: .6rem; overflow-x: auto; font-size: 12px; white-space: pre-wrap; overflow-wrap: anywhere }
      .test { color: #6e6e6e; font-size: 12px } summary { cursor: pointer }
      </style>
      </head>
      <body>
      """;

  private HtmlReport() {}

  static String render(String version, String endpoint, List<Judged> judged) {
    StringBuilder html = new StringBuilder(HEAD);
    html.append("<h1>xAPI ").append(escaped(version)).append(" conformance</h1>\n<p>");
    html.append(escaped(endpoint)).append("</p>\n");
    summary(html, judged);
    String section = "";
    for (Judged one : judged) {
      String next = ClauseOrder.section(one.requirement().clause());
      if (!next.equals(section)) {
        html.append(section.isEmpty() ? "" : "</table>\n");
        html.append("<h2>").append(escaped(next)).append("</h2>\n<table>\n");
        section = next;
      }
      row(html, one);
    }
    return html.append(section.isEmpty() ? "" : "</table>\n")
        .append("</body>\n</html>\n")
        .toString();
  }

  private static void summary(StringBuilder html, List<Judged> judged) {
    html.append("<table>\n<tr><th>Level</th><th class=number>Requirements</th>");
    for (Verdict verdict : Verdict.values()) {
      html.append("<th class=number>").append(word(verdict)).append("</th>");
    }
    html.append("<th class=number>Cases</th></tr>\n");
    for (Level level : Level.values()) {
      List<Judged> ofLevel =
          judged.stream().filter(one -> one.requirement().level() == level).toList();
      html.append("<tr><td>").append(level).append(number(ofLevel.size()));
      for (Verdict verdict : Verdict.values()) {
        html.append(number(ofLevel.stream().filter(one -> one.verdict() == verdict).count()));
      }
      html.append(number(ofLevel.stream().mapToLong(one -> one.cases().size()).sum()));
      html.append("</td></tr>\n");
    }
    html.append("</table>\n");
  }

  private static void row(StringBuilder html, Judged one) {
    Requirement requirement = one.requirement();
    html.append("<tr class=").append(one.verdict()).append("><td class=clause>");
    html.append(escaped(requirement.clause())).append("</td><td class=level>");
    html.append(requirement.level()).append("</td><td>").append(escaped(requirement.text()));
    html.append("<div class=test>").append(escaped(one.test()));
    if (one.cases().size() > 1) {
      html.append(" · ").append(one.cases().size()).append(" cases");
    }
    html.append("</div>");
    one.failures().forEach(failure -> details(html, failure));
    html.append("</td><td class=verdict>").append(word(one.verdict())).append("</td></tr>\n");
  }

  private static void details(StringBuilder html, Case failure) {
    html.append("<details><summary>");
    html.append(escaped(failure.name().isEmpty() ? "Why" : failure.name()));
    html.append("</summary><pre>").append(escaped(failure.reason())).append("</pre><pre>");
    html.append(escaped(failure.exchanges())).append("</pre></details>");
  }

  private static String number(long count) {
    return "</td><td class=number>" + count;
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case FAILED -> "Failed";
      case WARNING -> "Warning";
      case PASSED -> "Passed";
      case SKIPPED -> "Skipped";
    };
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
