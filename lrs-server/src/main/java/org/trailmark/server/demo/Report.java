package org.trailmark.server.demo;

import java.io.PrintStream;
import java.net.URI;
import tools.jackson.databind.JsonNode;

/** Shows what came of it: a funnel for each journey, one learner's story, and where to look on. */
final class Report {
  private final LrsClient client;
  private final PrintStream out;

  Report(LrsClient client, PrintStream out) {
    this.client = client;
    this.out = out;
  }

  void print(URI base, DemoPlan plan) {
    FunnelText funnels = new FunnelText(out);
    JsonNode journeys = client.get(JourneySetup.API + "journeys").get("journeys");
    for (String id : JourneySetup.JOURNEYS) {
      for (JsonNode journey : journeys) {
        if (journey.get("id").asString().equals(id)) {
          funnels.print(
              journey.at("/title/en").asString(),
              client.get(JourneySetup.API + "journeys/" + id + "/counts"));
        }
      }
    }
    String learner = new Story(client, out).print("onboarding");
    addresses(base, plan, learner);
  }

  private void addresses(URI base, DemoPlan plan, String learner) {
    String api = base + JourneySetup.API;
    String curl = "  curl -u " + plan.key() + ":" + plan.secret() + " ";
    out.println("Look further");
    out.println("  console  " + base + "console/");
    out.println("  xAPI     " + base + "xapi/");
    out.println("  key      " + plan.key());
    out.println("  secret   " + plan.secret());
    out.println();
    out.println(curl + "'" + api + "journeys/onboarding/counts'");
    out.println(curl + "'" + api + "journeys/onboarding/learners?step=stalled&limit=5'");
    if (!learner.isEmpty()) {
      out.println(curl + "'" + api + "learners/" + learner + "/journeys/onboarding'");
      out.println(curl + "'" + api + "learners/" + learner + "/touchpoints'");
    }
    out.println(
        curl + "-H 'X-Experience-API-Version: 2.0.0' '" + base + "xapi/statements?limit=2'");
    out.println();
  }
}
