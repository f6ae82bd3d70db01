package org.trailmark.bench.limits;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads what is sent and forgets it; answers bytes that it has already. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public final class NoOpResource {
  private static final byte[] ONE_ID =
      "[\"7c5b9d2e-0f4a-4c0e-9a51-3f0f6a1f2d11\"]".getBytes(StandardCharsets.US_ASCII);

  private final Map<Integer, byte[]> ready = new ConcurrentHashMap<>();

  @POST
  @Path("statements")
  public byte[] post(byte[] body) {
    return ONE_ID;
  }

  /** So many bytes. */
  @GET
  @Path("bytes/{count}")
  public byte[] get(@PathParam("count") int count) {
    return ready.computeIfAbsent(count, NoOpResource::bytes);
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) 'x');
    return bytes;
  }
}
