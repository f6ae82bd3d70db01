package org.trailmark.spec.console;

import com.microsoft.playwright.Page;
import java.util.Locale;
import org.trailmark.spec.demo.DemoRun;

/** Every page of the console, with something on it to see. */
enum ConsolePages {
  OVERVIEW("#/", "#main .statements li"),
  STATEMENTS("#/statements?text=onboarding", "#main .statements li"),
  JOURNEYS("#/journeys", "#main article"),
  JOURNEY("#/journeys/onboarding?place=exit:completed", ".people tbody tr"),
  JOURNEY_FIGURES(
      "#/journeys/onboarding?from=welcomed&to=started&tab=dwell", ".people tbody tr", ".panel"),
  EDITOR("#/journeys/onboarding/edit", ".editor .map"),
  LEARNERS("#/learners", "#main tbody tr"),
  ROSTERS("#/rosters", "#main tbody tr"),
  ROSTER("#/rosters/new-hires", "#main tbody tr"),
  LEARNER("#/learners/{learner}", ".journey-of .map"),
  LEARNER_RESULTS("#/learners/{learner}?tab=results", "[role=tabpanel] table", ".panel"),
  LEARNER_IDENTITIES("#/learners/{learner}?tab=identities", "#other", ".panel"),
  LEARNER_PRIVACY("#/learners/{learner}?tab=privacy", "[role=tabpanel] button", ".panel"),
  TOUCHPOINTS("#/touchpoints?journey=onboarding", "#main tbody tr"),
  OUTBOX("#/outbox", "[role=tabpanel] tbody tr"),
  CREDENTIALS("#/credentials", "#main tbody tr"),
  JOBS("#/jobs", "#main .drop-place"),
  PLUGINS("#/plugins", "#main tbody tr"),
  PRIVACY("#/privacy", "#main .card"),
  AUDIT("#/audit", "#main tbody tr"),
  QUARANTINE("#/plugins/journey", "#main tbody tr");

  private final String hash;
  private final String shown;
  private final String part;

  ConsolePages(String hash, String shown) {
    this(hash, shown, "html");
  }

  /**
   * @param part what of it no other page has
   */
  ConsolePages(String hash, String shown, String part) {
    this.hash = hash;
    this.shown = shown;
    this.part = part;
  }

  String hash(DemoRun demo) {
    return hash.contains("{learner}") ? hash.replace("{learner}", anybody(demo)) : hash;
  }

  /** Waits until what makes the page worth seeing is there. */
  void await(Page page) {
    page.locator(shown).first().waitFor();
  }

  /** What of it is to be checked: the rest was on another page already. */
  String part() {
    return part;
  }

  String file() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String anybody(DemoRun demo) {
    return demo.journeyApi("journeys/onboarding/learners?limit=1")
        .at("/learners/0/learner")
        .asString();
  }
}
