package org.trailmark.bench.statements;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Statement after statement, by number. */
public final class StatementStream {
  /** No statement is longer, in bytes. */
  public static final int LONGEST = 2048;

  private static final int TEMPLATES = 1024;
  private static final long BEGIN = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();

  private final long seed;
  private final @Nullable Cohort cohort;
  private final Template[] templates = new Template[TEMPLATES];

  /** The statements of a seed: other seeds have other statements, learners and activities. */
  public StatementStream(long seed) {
    this(seed, null);
  }

  /** Those of so many learners, who come and go in sessions. */
  public static StatementStream ofLearners(long seed, long learners) {
    return new StatementStream(seed, new Cohort(seed, learners));
  }

  private StatementStream(long seed, @Nullable Cohort cohort) {
    this.seed = seed;
    this.cohort = cohort;
    Random random = new Random(seed);
    for (int i = 0; i < TEMPLATES; i++) {
      templates[i] = Template.random(seed, i % 2 == 1, random);
    }
  }

  /** Length of a statement in bytes. */
  public int length(long index) {
    return template(index, learner(index)).json.length;
  }

  /**
   * Writes a statement.
   *
   * @param into has room for {@link #LONGEST} bytes after the offset
   * @return its length
   */
  public int write(long index, byte[] into, int offset) {
    long learner = learner(index);
    Template template = template(index, learner);
    System.arraycopy(template.json, 0, into, offset, template.json.length);
    for (int at : template.offsets(Slot.ID)) {
      Digits.uuid(into, offset + at, id(index));
    }
    for (int at : template.offsets(Slot.LEARNER)) {
      Digits.decimal(into, offset + at, Slot.LEARNER.width, learner);
    }
    for (int at : template.offsets(Slot.REGISTRATION)) {
      Digits.uuid(into, offset + at, registration(learner, template.course.number()));
    }
    for (int at : template.offsets(Slot.TIMESTAMP)) {
      Digits.time(into, offset + at, timestamp(index).toEpochMilli());
    }
    for (int at : template.offsets(Slot.SESSION)) {
      Digits.hex(into, offset + at, Slot.SESSION.width, random(index, 4));
    }
    for (int at : template.offsets(Slot.SCORE)) {
      Digits.decimal(into, offset + at, Slot.SCORE.width, 10 + Mix.below(random(index, 5), 90));
    }
    return template.json.length;
  }

  /** The statement by itself. */
  public byte[] statement(long index) {
    byte[] json = new byte[length(index)];
    write(index, json, 0);
    return json;
  }

  public UUID id(long index) {
    return uuid(random(index, 1), random(index, 2));
  }

  /** The agent of a statement, as JSON. */
  public String agentOf(long index) {
    return Learners.agent(seed, learner(index));
  }

  /** Whether the agent of a statement has this statement alone. */
  public boolean isOnlyOneOfItsAgent(long index) {
    return Learners.once(learner(index));
  }

  /**
   * A busy agent as JSON; number 0 is the busiest, and up to 20, each has one of 350 statements.
   */
  public String busyAgent(int number) {
    return Learners.agent(seed, number);
  }

  /** Whether a statement is by one of the so many busiest agents. */
  public boolean isByBusyAgent(long index, int busiest) {
    return learner(index) < busiest;
  }

  /** A registration of a busy agent. */
  public UUID busyRegistration(int number) {
    return registration(number, number % Course.COUNT);
  }

  /** The first lesson of a course: an activity that is often the object. */
  public String busyActivity(int number) {
    return new Course(seed, number % Course.COUNT).lesson(0);
  }

  /** A course, which is the parent of a twentieth of all objects, and never an object. */
  public String course(int number) {
    return new Course(seed, number % Course.COUNT).id();
  }

  /** Somebody who teaches, as JSON: in the context of a twentieth of all, and never the actor. */
  public String instructor(int number) {
    return new Course(seed, number % Course.COUNT).instructor();
  }

  /** A programme, which is a grouping of a quarter of all objects. */
  public String programme(int number) {
    return new Course(seed, 5 * (number % 4)).programme();
  }

  /** When a statement says that it happened. */
  public Instant timestamp(long index) {
    return Instant.ofEpochMilli(BEGIN + index * 1000 + Mix.below(random(index, 3), 1000));
  }

  /** The verb of a statement, one of eight. */
  public String verbOf(long index) {
    return Template.verb(template(index, learner(index)).verb);
  }

  private Template template(long index, long learner) {
    int pair = (int) Mix.below(random(index, 0), TEMPLATES / 2);
    if (cohort != null) {
      int course = cohort.course(index);
      while (templates[2 * pair + (Learners.hasAccount(learner) ? 1 : 0)].course.number()
          != course) {
        pair = (pair + 1) % (TEMPLATES / 2);
      }
    }
    return templates[2 * pair + (Learners.hasAccount(learner) ? 1 : 0)];
  }

  private long learner(long index) {
    return cohort == null ? Learners.of(seed, index) : cohort.learner(index);
  }

  private UUID registration(long learner, int course) {
    long place = learner * Course.COUNT + course;
    return uuid(Mix.at(~seed, place), Mix.at(~seed ^ 0x5245_4749L, place));
  }

  private long random(long index, int use) {
    return Mix.at(seed + use * 0x632B_E59B_D9B4_E019L, index);
  }

  /** Made to look like one of version 4, as clients choose them. */
  private static UUID uuid(long high, long low) {
    return new UUID((high & ~0xF000L) | 0x4000L, (low & 0x3FFF_FFFF_FFFF_FFFFL) | (1L << 63));
  }
}
