package org.trailmark.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Lines over a logarithmic axis, as an SVG that can be read on light and on dark paper.
 *
 * @param title above all
 * @param xLabel under the axis, which counts in powers of ten
 * @param yLabel beside the axis, which begins at nought
 */
public record Plot(String title, String xLabel, String yLabel, List<Series> series) {
  private static final int WIDTH = 788;
  private static final int HEIGHT = 400;
  private static final int LEGEND_ROW = 22;
  private static final int COLOURS = 4;
  private static final int LEFT = 80;
  private static final int RIGHT = 48; // half of a number
  private static final int TOP = 44;
  private static final int BOTTOM = 64;
  private static final int LINES = 5;

  private static final String STYLE =
      """
      <style>
        text { font: 13px system-ui, sans-serif; fill: #333 }
        .title { font-size: 15px; font-weight: 600 }
        .axis { stroke: #333; fill: none }
        .grid { stroke: #ddd; fill: none }
        .line { fill: none; stroke-width: 2 }
        .s0 { stroke: #0b62c4 } .s1 { stroke: #b3541e } .s2 { stroke: #2a7d3f } .s3 { stroke: #7b3fb0 }
        .dashed { stroke-dasharray: 6 4 } .dotted { stroke-dasharray: 2 3 }
        @media (prefers-color-scheme: dark) {
          text { fill: #ddd } .axis { stroke: #ddd } .grid { stroke: #444 }
          .s0 { stroke: #6cb2ff } .s1 { stroke: #ffa366 } .s2 { stroke: #7ed493 } .s3 { stroke: #c79bf2 }
        }
      </style>
      """;

  public Plot {
    series = List.copyOf(series);
    if (series.isEmpty() || series.stream().anyMatch(line -> line.points().isEmpty())) {
      throw new IllegalArgumentException("a plot needs points");
    }
  }

  /** A line; of its name the legend tells. */
  public record Series(String name, List<Point> points) {
    public Series {
      points = List.copyOf(points);
    }
  }

  /** A point; x is more than nought. */
  public record Point(double x, double y) {
    public Point {
      if (!(x > 0) || !(y >= 0)) {
        throw new IllegalArgumentException("(" + x + ", " + y + ") does not lie on the plot");
      }
    }
  }

  /** The whole document. */
  public String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">\n"
                .formatted(WIDTH, HEIGHT + (series.size() + 1) / 2 * LEGEND_ROW))
        .append("<title>%s</title>\n".formatted(escaped(title)))
        .append(STYLE);
    text(svg, LEFT, 24, "start", "class=\"title\"", title);
    horizontalLines(svg);
    decades(svg);
    line(svg, "axis", LEFT, TOP, LEFT, bottom());
    line(svg, "axis", LEFT, bottom(), WIDTH - RIGHT, bottom());
    text(svg, (LEFT + WIDTH - RIGHT) / 2.0, bottom() + 40, "middle", "", xLabel);
    double middle = (TOP + bottom()) / 2.0;
    String turned = String.format(Locale.ROOT, "transform=\"rotate(-90 16 %.0f)\"", middle);
    text(svg, 16, middle, "middle", turned, yLabel);
    for (int i = 0; i < series.size(); i++) {
      draw(svg, series.get(i), i);
    }
    return svg.append("</svg>\n").toString();
  }

  private void horizontalLines(StringBuilder svg) {
    for (int i = 0; i <= LINES; i++) {
      double value = top() * i / LINES;
      line(svg, "grid", LEFT, y(value), WIDTH - RIGHT, y(value));
      text(svg, LEFT - 8, y(value) + 4, "end", "", number(value));
    }
  }

  private void decades(StringBuilder svg) {
    for (double x = first(); x <= last() * 1.001; x *= 10) {
      line(svg, "grid", x(x), TOP, x(x), bottom());
      text(svg, x(x), bottom() + 18, "middle", "", number(x));
    }
  }

  private void draw(StringBuilder svg, Series drawn, int index) {
    StringBuilder points = new StringBuilder();
    for (Point point : drawn.points()) {
      points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(point.x()), y(point.y())));
    }
    String style = style(index);
    svg.append(
        "<polyline class=\"%s\" points=\"%s\"/>\n".formatted(style, points.toString().strip()));
    double legendX = LEFT + index % 2 * 340.0;
    double legendY = HEIGHT + index / 2 * LEGEND_ROW;
    line(svg, style, legendX, legendY, legendX + 28, legendY);
    text(svg, legendX + 36, legendY + 4, "start", "", drawn.name());
  }

  /** Colours first; then the same with dashes, and with dots. */
  private static String style(int index) {
    String dashes =
        switch (index / COLOURS % 3) {
          case 0 -> "";
          case 1 -> " dashed";
          default -> " dotted";
        };
    return "line s" + index % COLOURS + dashes;
  }

  private static void line(
      StringBuilder svg, String style, double x1, double y1, double x2, double y2) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
            style,
            x1,
            y1,
            x2,
            y2));
  }

  private static void text(
      StringBuilder svg, double x, double y, String anchor, String more, String text) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" %s>%s</text>\n",
            x,
            y,
            anchor,
            more,
            escaped(text)));
  }

  private double x(double value) {
    double part = (Math.log10(value) - Math.log10(first())) / Math.log10(last() / first());
    return LEFT + part * (WIDTH - RIGHT - LEFT);
  }

  private double y(double value) {
    return bottom() - value / top() * (bottom() - TOP);
  }

  private static int bottom() {
    return HEIGHT - BOTTOM;
  }

  /** The power of ten at or below the least x. */
  private double first() {
    return Math.pow(10, Math.floor(Math.log10(points().mapToDouble(Point::x).min().orElse(1))));
  }

  /** The greatest x, or the first power of ten after {@link #first} where all points lie on it. */
  private double last() {
    double most = points().mapToDouble(Point::x).max().orElse(1);
    return most > first() ? most : first() * 10;
  }

  /** A round number at or above the greatest y. */
  private double top() {
    double most = Math.max(1, points().mapToDouble(Point::y).max().orElse(1));
    double unit = Math.pow(10, Math.floor(Math.log10(most))) / 2;
    return Math.ceil(most / unit) * unit;
  }

  private Stream<Point> points() {
    return series.stream().flatMap(line -> line.points().stream());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%,.0f", value);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
