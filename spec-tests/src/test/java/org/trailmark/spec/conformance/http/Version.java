package org.trailmark.spec.conformance.http;

/** A version of the standard that the kit can ask for. */
public enum Version {
  V1_0_3("1.0.3", "1.0.0"),
  V2_0_0("2.0.0", "2.0.0");

  private final String header;
  private final String ofStatements;

  Version(String header, String ofStatements) {
    this.header = header;
    this.ofStatements = ofStatements;
  }

  /**
   * The version with this header.
   *
   * @throws IllegalArgumentException if the kit does not know it
   */
  public static Version of(String header) {
    for (Version version : values()) {
      if (version.header.equals(header)) {
        return version;
      }
    }
    throw new IllegalArgumentException("xapi.version is 1.0.3 or 2.0.0, not " + header);
  }

  /** The value of {@code X-Experience-API-Version}. */
  public String header() {
    return header;
  }

  /** What an LRS writes into a statement that comes without a version. */
  public String ofStatements() {
    return ofStatements;
  }
}
