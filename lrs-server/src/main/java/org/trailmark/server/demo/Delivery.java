package org.trailmark.server.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happens to statements between the tool and the server: most arrive within seconds, an app
 * without a network brings its own days later, and now and then a tool sends everything again.
 */
final class Delivery {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final RandomGenerator random;
  private final List<Scheduled> out;

  /**
   * @param out where the statements go
   */
  Delivery(RandomGenerator random, List<Scheduled> out) {
    this.random = random;
    this.out = out;
  }

  void send(Session session) {
    Instant network = session.now().plus(Duration.ofMinutes(random.nextInt(10 * 60, 100 * 60)));
    Duration again = Duration.ofMinutes(random.nextInt(180, 1800));
    boolean resent = random.nextDouble() < 0.04;
    for (Session.Deed deed : session.deeds()) {
      Instant sendAt = session.offline() ? network : deed.at().plusSeconds(random.nextInt(2, 20));
      byte[] bytes = bytes(deed.statement());
      out.add(new Scheduled(sendAt, deed.at(), bytes));
      if (resent) {
        out.add(new Scheduled(sendAt.plus(again), deed.at(), bytes));
      }
    }
  }

  private static byte[] bytes(Map<String, Object> statement) {
    return JSON.writeValueAsBytes(statement);
  }
}
