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
 * @param links when it becomes known that two agents are one person
 */
record Simulation(List<Person> people, List<Scheduled> statements, List<Link> links) {

  /**
   * It becomes known that a person's LMS account and address are the same person.
   *
   * @param at when somebody tells the server
   */
  record Link(Instant at, Person person) {}

  /**
   * @param start midnight in {@link Diary#ZONE}
   * @param end what would be sent later is left out
   */
  static Simulation run(long seed, int learners, Instant start, Instant end) {
    int days = (int) Duration.between(start, end).toDays();
    List<Person> people = new ArrayList<>();
    List<Scheduled> statements = new ArrayList<>();
    List<Link> links = new ArrayList<>();
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
      if (person.lmsAccount()) {
        int day = diary.chance(0.5) ? 0 : person.firstDay() + diary.seconds(10, 40);
        links.add(new Link(diary.nightly(day, 12), person));
      }
    }
    statements.removeIf(
        statement -> statement.timestamp().isBefore(start) || statement.sendAt().isAfter(end));
    statements.sort(Comparator.comparing(Scheduled::sendAt).thenComparing(Scheduled::timestamp));
    links.removeIf(link -> link.at().isBefore(start) || link.at().isAfter(end));
    links.sort(Comparator.comparing(Link::at));
    return new Simulation(List.copyOf(people), List.copyOf(statements), List.copyOf(links));
  }
}
