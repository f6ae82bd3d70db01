package org.trailmark.server.demo;

/** Kinds of learners, by what they do when nobody looks. */
enum Persona {
  EAGER(0.24, 0.6, 1.2, 0.01, 0.86, 0.75),
  STEADY(0.32, 1.5, 2.6, 0.02, 0.80, 0.45),
  BUSY(0.22, 3.5, 4.8, 0.07, 0.76, 0.30),
  DRIFTING(0.15, 3.0, 6.0, 0.30, 0.68, 0.35),
  SAYS_NO(0.07, 2.0, 3.0, 0.05, 0.80, 0.25);

  private final double share;
  private final double startsAfter;
  private final double pause;
  private final double quits;
  private final double skill;
  private final double curiosity;

  /**
   * @param share how many of all learners are so; the shares add up to 1
   * @param startsAfter mean days until she first opens what she was given
   * @param pause mean days between two sessions
   * @param quits probability that a session was her last
   * @param skill mean score of her tests, 0 to 1
   * @param curiosity probability that she picks up a topic nobody gave her
   */
  Persona(
      double share,
      double startsAfter,
      double pause,
      double quits,
      double skill,
      double curiosity) {
    this.share = share;
    this.startsAfter = startsAfter;
    this.pause = pause;
    this.quits = quits;
    this.skill = skill;
    this.curiosity = curiosity;
  }

  /** The persona at a point of the line from 0 to 1 that the shares divide. */
  static Persona at(double point) {
    double end = 0;
    for (Persona persona : values()) {
      end += persona.share;
      if (point < end) {
        return persona;
      }
    }
    return STEADY;
  }

  double startsAfter() {
    return startsAfter;
  }

  double pause() {
    return pause;
  }

  double quits() {
    return quits;
  }

  double skill() {
    return skill;
  }

  double curiosity() {
    return curiosity;
  }
}
