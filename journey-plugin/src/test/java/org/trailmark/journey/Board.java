package org.trailmark.journey;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.extension.Carried;
import org.trailmark.journey.extension.Carrier;
import org.trailmark.journey.extension.ChannelKind;
import org.trailmark.journey.extension.Parcel;
import org.trailmark.journey.extension.Payload;

/** A notice board on a wall: whoever walks by reads it. */
public final class Board implements ChannelKind<Board.Settings> {
  /** What hangs on each wall. */
  static final Map<String, List<Parcel>> WALLS = new ConcurrentHashMap<>();

  /** How often each wall is still out of reach. */
  static final Map<String, Integer> BROKEN = new ConcurrentHashMap<>();

  /** One board, and whom it does not concern. */
  public record Settings(String wall, @Nullable String without) {
    public Settings {
      requireNonNull(wall, "wall");
      if (wall.isBlank()) {
        throw new IllegalArgumentException("a wall has a name");
      }
    }
  }

  @Override
  public String name() {
    return "board";
  }

  @Override
  public Class<Settings> settings() {
    return Settings.class;
  }

  @Override
  public Carrier open(Settings settings, InstantSource clock) {
    return new Carrier() {
      @Override
      public Carried carry(Parcel parcel) {
        if (BROKEN.merge(settings.wall(), -1, Integer::sum) >= 0) {
          throw new IllegalStateException("no nail");
        }
        WALLS.computeIfAbsent(settings.wall(), w -> new CopyOnWriteArrayList<>()).add(parcel);
        return Carried.delivered();
      }

      @Override
      public boolean interrupts() {
        return false;
      }

      @Override
      public Optional<String> cannotReach(Payload.Addressee learner) {
        return learner.agents().toString().contains(String.valueOf(settings.without()))
            ? Optional.of("she never walks by")
            : Optional.empty();
      }
    };
  }
}
