package org.trailmark.lrs.xapi;

/** The versions of the standard that a request may follow. */
public enum XapiVersion {
  /** xAPI 1.0.3; stands for every 1.0.x. */
  V1_0_3("1.0.3", "1.0.0"),
  /** xAPI 2.0, IEEE 9274.1.1-2023. */
  V2_0_0("2.0.0", "2.0.0");

  private final String header;
  private final String statementDefault;

  XapiVersion(String header, String statementDefault) {
    this.header = header;
    this.statementDefault = statementDefault;
  }

  /** The value of {@code X-Experience-API-Version} in responses. */
  public String header() {
    return header;
  }

  /** The {@code version} that a statement gets when it came without one (xAPI-Data 2.4.10). */
  public String statementDefault() {
    return statementDefault;
  }
}
