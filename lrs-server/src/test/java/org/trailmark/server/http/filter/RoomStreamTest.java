package org.trailmark.server.http.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

class RoomStreamTest {
  private static final int STEP = RoomStream.STEP;

  @Test
  void room_isTakenBeforeMoreIsRead_andThereMayBeNone() throws IOException {
    List<Long> taken = new ArrayList<>();
    RoomStream body =
        new RoomStream(
            new ByteArrayInputStream(new byte[10 * STEP]),
            bytes -> taken.add(bytes) && bytes <= 4 * STEP);

    body.readNBytes(STEP);
    assertThat(taken).isEmpty();
    assertThat(body.read()).isZero();
    assertThat(taken).containsExactly(2L * STEP + 1);

    assertThatThrownBy(body::readAllBytes)
        .isInstanceOfSatisfying(
            LrsException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ProblemCode.OVERLOADED);
              assertThat(e.retryAfter()).isPresent();
            });
    assertThat(taken).isSorted();
  }
}
