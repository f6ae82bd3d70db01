package org.trailmark.server.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;

/** What this LRS speaks (xAPI-Communication 2.8). Open to everybody. */
@Path(AboutResource.PATH)
public final class AboutResource {
  static final String PATH = "about";

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public byte[] about() {
    return "{\"version\":[\"1.0.0\",\"1.0.1\",\"1.0.2\",\"1.0.3\",\"2.0.0\"]}"
        .getBytes(StandardCharsets.UTF_8);
  }
}
