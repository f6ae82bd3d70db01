package org.trailmark.spec.conformance.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/**
 * Signs as a JSON Web Signature (RFC 7515, compact) with a key and an X.509 certificate of its own.
 */
public final class Signer {
  private static final Map<String, String> ALGORITHMS =
      Map.of("RS256", "SHA256withRSA", "RS384", "SHA384withRSA", "RS512", "SHA512withRSA");
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
  private static final byte[] SHA256_WITH_RSA = hex("300d06092a864886f70d01010b0500");

  private final KeyPair keys;

  /** Makes a key. */
  public Signer() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      keys = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signs a payload; the header has the algorithm only. */
  public byte[] sign(String algorithm, String payload) {
    return sign("{\"alg\":\"" + algorithm + "\"}", algorithm, payload);
  }

  /** Signs a payload; the header has this signer's certificate too. */
  public byte[] signWithCertificate(String algorithm, String payload) {
    return sign(headerWithCertificate(algorithm), algorithm, payload);
  }

  /** Signs a payload under a header. */
  public byte[] sign(String header, String algorithm, String payload) {
    String signed = encoded(header) + "." + encoded(payload);
    byte[] signature =
        signature(
            ALGORITHMS.getOrDefault(algorithm, "SHA256withRSA"),
            signed.getBytes(StandardCharsets.US_ASCII));
    return (signed + "." + URL.encodeToString(signature)).getBytes(StandardCharsets.US_ASCII);
  }

  /** A header with the algorithm and this signer's certificate. */
  public String headerWithCertificate(String algorithm) {
    String certificate = Base64.getEncoder().encodeToString(certificate());
    return "{\"alg\":\"" + algorithm + "\",\"x5c\":[\"" + certificate + "\"]}";
  }

  /** A self-signed certificate (RFC 5280, 4.1) that is valid from 2020 to 2049. */
  private byte[] certificate() {
    byte[] content =
        sequence(
            hex("a003020102"), // version 3
            hex("020101"), // serial number
            SHA256_WITH_RSA,
            name(),
            sequence(utcTime("200101000000Z"), utcTime("490101000000Z")),
            name(),
            keys.getPublic().getEncoded());
    byte[] signature = signature("SHA256withRSA", content);
    return sequence(content, SHA256_WITH_RSA, der(0x03, join(new byte[] {0}, signature)));
  }

  private static byte[] name() {
    byte[] text = der(0x13, "Conformance".getBytes(StandardCharsets.US_ASCII));
    return sequence(der(0x31, sequence(hex("0603550403"), text)));
  }

  private static byte[] utcTime(String time) {
    return der(0x17, time.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] sequence(byte[]... parts) {
    return der(0x30, join(parts));
  }

  private static byte[] der(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else if (content.length < 0x100) {
      out.write(0x81);
      out.write(content.length);
    } else {
      out.write(0x82);
      out.write(content.length >> 8);
      out.write(content.length);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private byte[] signature(String algorithm, byte[] content) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(keys.getPrivate());
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
