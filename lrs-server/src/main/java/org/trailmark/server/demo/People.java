package org.trailmark.server.demo;

import java.util.List;
import java.util.random.RandomGenerator;

/** Draws the learners. */
final class People {
  private static final List<String> GIVEN =
      List.of(
          "Ada", "Amir", "Anke", "Bilal", "Carla", "Chen", "Daan", "Elif", "Emma", "Farah", "Femke",
          "Goran", "Hana", "Ines", "Jonas", "Kofi", "Lena", "Lucas", "Maja", "Mei", "Milan",
          "Nadia", "Noor", "Olga", "Pavel", "Ravi", "Rosa", "Sami", "Sofia", "Tariq", "Tess",
          "Yara");
  private static final List<String> FAMILY =
      List.of(
          "Adeyemi",
          "Bakker",
          "Costa",
          "Dubois",
          "Eriksen",
          "Fischer",
          "Garcia",
          "Haddad",
          "Ivanova",
          "Jansen",
          "Kaya",
          "Lindqvist",
          "Moreau",
          "Novak",
          "Okafor",
          "Petrov",
          "Rossi",
          "Silva",
          "Tanaka",
          "Visser",
          "Weber",
          "Yilmaz");

  private People() {}

  /**
   * Draws one learner.
   *
   * @param random her own, so that one more learner changes nobody else
   * @param days how long the simulation lasts
   */
  static Person draw(int number, RandomGenerator random, int days) {
    String name = pick(GIVEN, random) + " " + pick(FAMILY, random);
    Persona persona = Persona.at(random.nextDouble());
    double way = random.nextDouble();
    Person.Arrival arrival =
        way < 0.3
            ? Person.Arrival.COLLEAGUE
            : way < 0.6 ? Person.Arrival.ON_ROSTER : Person.Arrival.REGISTERED;
    int firstDay =
        switch (arrival) {
          case COLLEAGUE -> 0;
          case ON_ROSTER -> random.nextInt(3);
          case REGISTERED -> random.nextInt(Math.max(1, days * 2 / 3));
        };
    return new Person(
        number,
        name,
        persona,
        arrival,
        firstDay,
        random.nextDouble() < 0.15,
        random.nextDouble() < 0.20);
  }

  private static String pick(List<String> of, RandomGenerator random) {
    return of.get(random.nextInt(of.size()));
  }
}
