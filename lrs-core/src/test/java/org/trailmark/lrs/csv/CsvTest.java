package org.trailmark.lrs.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;

class CsvTest {

  @Test
  void lines_areNumberedWhereTheyBegin_andEmptyOnesLeftOut() {
    assertThat(Csv.read("\uFEFFa,b\r\n\n \n\"c\nd\",e\nf"))
        .containsExactly(
            new Csv.Line(1, List.of("a", "b")),
            new Csv.Line(4, List.of("c\nd", "e")),
            new Csv.Line(6, List.of("f")));
  }

  @Test
  void quotedCells_holdCommasAndQuotes() {
    assertThat(Csv.read("\"a,\"\"b\"\"\",\"\",c\n"))
        .containsExactly(new Csv.Line(1, List.of("a,\"b\"", "", "c")));
  }

  @Test
  void quoteThatIsNeverClosed_isAFaultOfTheLineWhereItsLineBegins() {
    assertThatThrownBy(() -> Csv.read("a\nb,\"c\nd\n"))
        .isInstanceOfSatisfying(
            LrsException.class,
            e -> assertThat(e.faults()).extracting(Fault::line).containsExactly(2));
  }
}
