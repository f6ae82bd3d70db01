package org.trailmark.server.privacy;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.trailmark.lrs.plugin.ReadsOnly;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.Eraser;
import org.trailmark.lrs.xapi.JsonDocument;
import org.trailmark.lrs.xapi.ParameterValues;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What others need after an erasure: which of their copies to delete, and the keys of receipts. */
@Path("privacy")
@Produces(MediaType.APPLICATION_JSON)
public final class ErasedResource {
  private static final int MOST = 1000;
  private static final JsonMapper JSON = new JsonMapper();

  private final Eraser eraser;
  private final ReceiptKeys keys;

  public ErasedResource(Eraser eraser, ReceiptKeys keys) {
    this.eraser = eraser;
    this.keys = keys;
  }

  /** Of these ids, those whose statements were erased or changed; only who has an id can ask. */
  @POST
  @ReadsOnly
  @Path("erased-statements")
  @Consumes(MediaType.APPLICATION_JSON)
  public Shown.Erased erased(byte[] body) {
    JsonDocument.requireJson(body);
    JsonNode sent = JSON.readTree(body);
    if (!sent.isArray() || sent.size() > MOST) {
      throw new LrsException(
          ProblemCode.INVALID_DOCUMENT, "An array of up to " + MOST + " statement ids is wanted.");
    }
    Set<UUID> asked = new LinkedHashSet<>();
    sent.forEach(id -> asked.add(ParameterValues.uuid("id", id.asString(""))));
    Set<UUID> erased = eraser.erased(asked);
    return new Shown.Erased(asked.stream().filter(erased::contains).toList());
  }

  /** What signs receipts now, as a JSON Web Key. */
  @GET
  @Path("receipt-key")
  public PublicKeyJson key() {
    return keys.all().get(0);
  }

  /** What receipts are verified with, older ones too: a JSON Web Key Set, newest first. */
  @GET
  @Path("receipt-keys")
  public Shown.Keys keys() {
    return new Shown.Keys(keys.all());
  }

  /** Makes another key, which signs from now on. */
  @POST
  @Path("receipt-keys")
  public Response renew() {
    return Response.status(Response.Status.CREATED).entity(keys.renew()).build();
  }
}
