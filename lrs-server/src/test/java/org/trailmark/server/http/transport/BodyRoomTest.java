package org.trailmark.server.http.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BodyRoomTest {

  /** Numbers above 0 are bodies that come, 0 is the oldest one that goes. */
  @Property(tries = 200)
  void room_whateverComesAndGoes_isNeverExceededAndGivenBackWhole(
      @ForAll List<@IntRange(min = 0, max = 400) Integer> events) {
    BodyRoom room = new BodyRoom(4000, 2);
    Deque<BodyRoom.Place> taken = new ArrayDeque<>();
    for (int bytes : events) {
      if (bytes > 0 && room.take(bytes)) {
        boolean stream = room.takeStream();
        taken.add(new BodyRoom.Place((long) bytes * BodyRoom.COPIES, stream));
      } else if (bytes == 0 && !taken.isEmpty()) {
        room.leave(taken.remove());
      }
      assertThat(room.taken()).isBetween(0L, room.total());
      assertThat(taken.stream().filter(BodyRoom.Place::stream).count()).isLessThanOrEqualTo(2);
    }
    taken.forEach(room::leave);
    assertThat(room.taken()).isZero();
    assertThat(room.take(room.largest())).isTrue();
    assertThat(room.take(1)).isFalse();
  }
}
