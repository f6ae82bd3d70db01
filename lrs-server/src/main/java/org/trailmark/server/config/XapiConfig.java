package org.trailmark.server.config;

import static org.trailmark.server.config.ServerConfig.check;

import java.net.URI;
import java.util.List;
import org.trailmark.lrs.xapi.XapiVersion;

/** What the xAPI resources answer: the settings {@code xapi.*}. */
public record XapiConfig(
    @Setting(
            says =
                "IRL of the system that the accounts of statement authorities belong to; set it to"
                    + " an address of yours",
            otherwise = "https://trailmark.invalid/credentials")
        String authorityHomePage,
    @Setting(
            says =
                "the `X-Experience-API-Version` of answers to requests that name no version, or"
                    + " none that this server speaks",
            otherwise = "2.0.0")
        XapiVersion answerVersion,
    @Setting(says = "how many statements one answer holds at most", otherwise = "500") int maxPage,
    @Setting(
            says =
                "web origins whose scripts may use `/xapi` from a browser, like"
                    + " `https://course.example.org`; `*` alone: all; an empty list: none. Cookies"
                    + " are never allowed; scripts bring their own `Authorization`",
            otherwise = "*")
        List<String> corsOrigins) {

  public XapiConfig {
    corsOrigins = List.copyOf(corsOrigins);
    check(isAbsolute(authorityHomePage), "authorityHomePage is an absolute IRL");
    check(maxPage >= 1, "maxPage is 1 or more");
    check(
        corsOrigins.equals(List.of("*"))
            || corsOrigins.stream().allMatch(origin -> origin.matches("https?://[^/*,\\s]+")),
        "corsOrigins is *, or origins like https://course.example.org");
  }

  private static boolean isAbsolute(String irl) {
    try {
      return URI.create(irl).isAbsolute();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
