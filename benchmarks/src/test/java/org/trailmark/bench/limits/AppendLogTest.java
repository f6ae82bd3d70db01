package org.trailmark.bench.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.bench.statements.StatementStream;

class AppendLogTest {

  @Test
  void measuring_appendsAndLeavesNothingBehind(@TempDir Path folder) throws Exception {
    double rate = new AppendLog(folder, new StatementStream(1)).measure(Duration.ofNanos(1));

    assertThat(rate).isPositive();
    assertThat(folder).isEmptyDirectory();
  }
}
