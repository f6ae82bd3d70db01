package org.trailmark.server.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * What the learners of the demo do, and when the server hears of it. Pure: the same seed, number of
 * learners, start and end give the same statements, byte by byte; a start that lies whole weeks
 * later gives the same ones, later.
 *
 * @param people all learners
 * @param statements in the order of sending, none sent after the end
 */
record Simulation(List<Person> people, List<Scheduled> statements) {

  /**
   * @param start midnight in {@link Diary#ZONE}
   * @param end what would be sent later is left out
   */
  static Simulation run(long seed, int learners, Instant start, Instant end) {
    int days = (int) Duration.between(start, end).toDays();
    List<Person> people = new ArrayList<>();
    List<Scheduled> statements = new ArrayList<>();
    for (int number = 0; number < learners; number++) {
      RandomGenerator random =
          RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 1_000_003 + number);
      Person person = People.draw(number, random, days);
      people.add(person);
      Diary diary = new Diary(start, random);
      Life life = new Life(person, diary, seed);
      if (person.arrival() != Person.Arrival.COLLEAGUE) {
        OnboardingWay.live(life);
      }
      if (diary.chance(0.85)) {
        RefresherWay.live(life);
      }
      TopicWay.live(life, days);
      Delivery delivery = new Delivery(random, statements);
      life.sessions().forEach(delivery::send);
    }
    statements.removeIf(
        statement -> statement.timestamp().isBefore(start) || statement.sendAt().isAfter(end));
    statements.sort(Comparator.comparing(Scheduled::sendAt).thenComparing(Scheduled::timestamp));
    return new Simulation(List.copyOf(people), List.copyOf(statements));
  }
}
