package org.trailmark.server.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Stream;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The demo's data folder, with {@code demo.json} in it beside what the server keeps there. */
final class DemoFolder {
  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;
  private final Path file;

  DemoFolder(Path folder) {
    this.folder = folder;
    this.file = folder.resolve("demo.json");
  }

  Path path() {
    return folder;
  }

  /**
   * The plan of this folder: the one that is there, or a fresh one in a folder without anything.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION} if the folder holds something else
   */
  DemoPlan open(DemoPlan.Wish wish, Instant now) {
    try {
      if (Files.exists(file)) {
        DemoPlan plan = JSON.readValue(Files.readAllBytes(file), DemoPlan.class);
        if (!plan.fits(wish)) {
          throw refused(
              "holds the demo of %d learners, %d days, seed %d. Leave these options out to go on"
                      .formatted(plan.learners(), plan.days(), plan.seed())
                  + " with it, or choose another folder with --data");
        }
        return plan;
      }
      Files.createDirectories(folder);
      try (Stream<Path> files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw refused(
              "holds something that is not a demo. Choose an empty folder with --data,"
                  + " so that nothing of yours is mixed with simulated learners");
        }
      }
      DemoPlan plan = DemoPlan.fresh(wish, now, secret());
      save(plan);
      return plan;
    } catch (JacksonException e) {
      throw new LrsException(
          ProblemCode.INVALID_CONFIGURATION, file + " cannot be read: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces the plan; a crash leaves the old or the new one. */
  void save(DemoPlan plan) {
    try {
      Path written = folder.resolve("demo.json.new");
      Files.write(written, JSON.writeValueAsBytes(plan));
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LrsException refused(String why) {
    return new LrsException(ProblemCode.INVALID_CONFIGURATION, folder + " " + why + ".");
  }

  private static String secret() {
    byte[] bytes = new byte[18];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
