package org.trailmark.spec.conformance.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A multipart/mixed body: statements first, then the data of attachments. */
public final class Multipart {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))");

  private final String boundary;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  private Multipart(String boundary) {
    this.boundary = boundary;
  }

  /** A body that begins with statements. */
  public static Multipart of(JsonNode statements) {
    return empty("conformance-boundary").part(json(), statements.toString());
  }

  /** A body without parts. */
  public static Multipart empty(String boundary) {
    return new Multipart(boundary);
  }

  /** Adds the data of an attachment, with the headers that the standard asks for. */
  public Multipart attachment(byte[] data, String contentType) {
    Map<String, String> headers = headers(data);
    headers.put("Content-Type", contentType);
    return part(headers, data);
  }

  /** Adds a part. */
  public Multipart part(Map<String, String> headers, String content) {
    return part(headers, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a part. */
  public Multipart part(Map<String, String> headers, byte[] content) {
    StringBuilder head = new StringBuilder("--" + boundary + "\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    body.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  /** The headers of the part with the statements. */
  public static Map<String, String> json() {
    return Map.of("Content-Type", "application/json");
  }

  /** The required headers of a part with data. */
  public static Map<String, String> headers(byte[] data) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Transfer-Encoding", "binary");
    headers.put("X-Experience-API-Hash", hash("SHA-256", data));
    return headers;
  }

  /** The content type of the request. */
  public String contentType() {
    return "multipart/mixed; boundary=\"" + boundary + "\"";
  }

  /** The body, closed. */
  public byte[] bytes() {
    byte[] open = body.toByteArray();
    byte[] end = ("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] whole = new byte[open.length + end.length];
    System.arraycopy(open, 0, whole, 0, open.length);
    System.arraycopy(end, 0, whole, open.length, end.length);
    return whole;
  }

  /** A hash in hexadecimal digits. */
  public static String hash(String algorithm, byte[] data) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(data));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes a multipart answer apart; the test fails if it is none. */
  public static List<Part> parse(Answer answer) {
    String type = answer.required("Content-Type");
    Matcher found = BOUNDARY.matcher(type);
    if (!type.startsWith("multipart/mixed") || !found.find()) {
      throw new AssertionError("Content-Type is " + type + ", not multipart/mixed");
    }
    String boundary = found.group(1) == null ? found.group(2) : found.group(1);
    // One character for each byte: positions are the same in both.
    String text = new String(answer.body(), StandardCharsets.ISO_8859_1);
    List<Part> parts = new ArrayList<>();
    int start = text.indexOf("--" + boundary);
    while (start >= 0) {
      int next = text.indexOf("\r\n--" + boundary, start);
      if (next < 0) {
        break;
      }
      parts.add(Part.of(text.substring(start, next)));
      start = next + 2;
    }
    return parts;
  }

  /**
   * A part of an answer.
   *
   * @param headers by name in lower case
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Part(Map<String, String> headers, byte[] content) {

    private static Part of(String text) {
      int end = text.indexOf("\r\n\r\n");
      if (end < 0) {
        throw new AssertionError("a part without an empty line after its headers");
      }
      Map<String, String> headers = new LinkedHashMap<>();
      text.substring(0, end)
          .lines()
          .skip(1)
          .forEach(
              line -> {
                int colon = line.indexOf(':');
                headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
              });
      return new Part(headers, text.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The content as UTF-8. */
    public String text() {
      return new String(content, StandardCharsets.UTF_8);
    }
  }
}
