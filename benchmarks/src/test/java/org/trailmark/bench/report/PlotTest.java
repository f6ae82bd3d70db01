package org.trailmark.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.trailmark.bench.report.Plot.Point;
import org.trailmark.bench.report.Plot.Series;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class PlotTest {
  private final Plot plot =
      new Plot(
          "Writing & growing",
          "statements stored",
          "statements a second",
          List.of(
              new Series("ours", List.of(new Point(100, 0), new Point(10_000, 80))),
              new Series("limit", List.of(new Point(1000, 100)))));

  @Test
  void aPlot_isAnSvgWithALineForEachSeries() throws Exception {
    NodeList lines = parsed().getElementsByTagName("polyline");

    assertThat(lines.getLength()).isEqualTo(2);
    // From the lower left corner of the plane to the right edge, four fifths up.
    assertThat(lines.item(0).getAttributes().getNamedItem("points").getNodeValue())
        .isEqualTo("80.0,336.0 740.0,102.4");
    assertThat(lines.item(1).getAttributes().getNamedItem("points").getNodeValue())
        .isEqualTo("410.0,44.0");
  }

  @Test
  void axes_areLabelled() throws Exception {
    assertThat(parsed().getDocumentElement().getTextContent())
        .contains("Writing & growing", "statements stored", "statements a second")
        .contains("ours", "limit", "1,000", "10,000", "80");
  }

  @Test
  void colours_followThePaper() {
    assertThat(plot.svg()).contains("prefers-color-scheme: dark");
  }

  @Test
  void aPointThatALogarithmicAxisCannotShow_isRefused() {
    assertThatThrownBy(() -> new Point(0, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  private Document parsed() throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(plot.svg().getBytes(StandardCharsets.UTF_8)));
  }
}
