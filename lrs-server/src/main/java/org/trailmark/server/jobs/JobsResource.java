package org.trailmark.server.jobs;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.trailmark.lrs.plugin.PluginJobs;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** The jobs of this node and the long work of its plugins, and what an admin may do with them. */
@Path("jobs")
@Produces(MediaType.APPLICATION_JSON)
public final class JobsResource {
  static final int MAX_PAGE = 200;

  private final Jobs jobs;
  private final JobViews views;
  private final PluginWork plugins;
  private final Downloads downloads;

  /**
   * @param plugins the long work of plugins
   * @param downloads writes files to clients
   */
  public JobsResource(Jobs jobs, Supplier<Map<String, PluginJobs>> plugins, Downloads downloads) {
    this.jobs = jobs;
    this.views = new JobViews(jobs);
    this.plugins = new PluginWork(plugins);
    this.downloads = downloads;
  }

  /** Writes an answer without an end in sight, on a thread that is none of the requests'. */
  @FunctionalInterface
  public interface Downloads {
    /**
     * Answers with a file.
     *
     * @param fileName what a browser saves it as
     */
    void answer(AsyncResponse answer, String mediaType, String fileName, StreamingOutput body);
  }

  /** All jobs, or those of a kind or in a state; the newest first. */
  @GET
  public JobViews.Page list(
      @QueryParam("kind") @DefaultValue("") String kind,
      @QueryParam("state") @DefaultValue("") String state,
      @QueryParam("after") @DefaultValue("") String after,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    int max = Math.min(Math.max(limit, 1), MAX_PAGE);
    JobState in = state.isEmpty() ? null : state(state);
    Place begin = after.isEmpty() ? null : Place.read(after);
    List<JobViews.Shown> found =
        Stream.concat(jobs.all().stream().map(views::shown), plugins.all().stream())
            .filter(job -> kind.isEmpty() || job.kind().equals(kind))
            .filter(job -> in == null || job.state() == in)
            .filter(job -> begin == null || begin.isBefore(job))
            .sorted(Comparator.comparing(Place::of, Place.NEWEST_FIRST))
            .toList();
    List<JobViews.Shown> page = found.subList(0, Math.min(max, found.size()));
    return new JobViews.Page(
        page,
        found.size() > max
            ? "jobs?limit="
                + max
                + (kind.isEmpty() ? "" : "&kind=" + encoded(kind))
                + (state.isEmpty() ? "" : "&state=" + encoded(state))
                + "&after="
                + encoded(Place.of(page.get(max - 1)).toString())
            : null);
  }

  @GET
  @Path("{id}")
  public JobViews.Shown one(@PathParam("id") String id) {
    return PluginWork.isOne(id) ? plugins.get(id) : views.shown(jobs.get(id));
  }

  /** The statements that an import has refused, with place and reason. */
  @GET
  @Path("{id}/refused")
  public JobViews.RefusedPage refused(
      @PathParam("id") String id,
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("limit") @DefaultValue("50") int limit)
      throws IOException {
    int max = Math.min(Math.max(limit, 1), MAX_PAGE);
    Job job = jobs.get(id).now();
    Refusals.Page page =
        new Refusals(jobs.file(job.id(), JobFile.REFUSED)).page(Math.max(after, 0), max);
    return new JobViews.RefusedPage(
        page.refused(),
        page.next() == null
            ? null
            : "jobs/" + id + "/refused?limit=" + max + "&after=" + page.next());
  }

  /** What an export has written. */
  @GET
  @Path("{id}/file")
  @Produces({"application/x-ndjson", "text/csv"})
  public void file(@PathParam("id") String id, @Suspended AsyncResponse answer) {
    Job job = jobs.get(id).now();
    java.nio.file.Path output = jobs.file(job.id(), JobFile.OUTPUT);
    String name = job.wish().value(Wish.FILE_NAME);
    String type = job.wish().value(Wish.MEDIA_TYPE);
    if (name == null || type == null || !Files.exists(output)) {
      throw new LrsException(ProblemCode.NOT_FOUND, "This job has nothing to be downloaded.");
    }
    if (job.state() != JobState.DONE) {
      throw new LrsException(
          ProblemCode.CONFLICT,
          "The file is there when the job is done; it is " + job.state().slug() + ".");
    }
    downloads.answer(answer, type, name, out -> Files.copy(output, out));
  }

  /** Stops it for a while; answered when it stands still. */
  @POST
  @Path("{id}/pause")
  public JobViews.Shown pause(@PathParam("id") String id) {
    return PluginWork.isOne(id) ? plugins.pause(id) : views.shown(jobs.pause(id));
  }

  /** Lets it go on from where it was; one that failed tries again. */
  @POST
  @Path("{id}/resume")
  public JobViews.Shown resume(@PathParam("id") String id) {
    return PluginWork.isOne(id) ? plugins.resume(id) : views.shown(jobs.resume(id));
  }

  /**
   * Stops it for good; answered when it stands still. What an import or an export did stays done,
   * of a plugin's work nothing is left.
   */
  @POST
  @Path("{id}/cancel")
  public JobViews.Shown cancel(@PathParam("id") String id) {
    return PluginWork.isOne(id) ? plugins.cancel(id) : views.shown(jobs.cancel(id));
  }

  /** Removes one that is over, with its files. */
  @DELETE
  @Path("{id}")
  public void remove(@PathParam("id") String id) {
    jobs.remove(id);
  }

  private static JobState state(String slug) {
    return Arrays.stream(JobState.values())
        .filter(state -> state.slug().equals(slug))
        .findFirst()
        .orElseThrow(
            () ->
                new LrsException(
                    ProblemCode.INVALID_PARAMETER,
                    "\"state\" is one of "
                        + String.join(
                            ", ", Arrays.stream(JobState.values()).map(JobState::slug).toList())
                        + ", not \""
                        + slug
                        + "\"."));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** A place in the list, which stays where it is while jobs come and go. */
  private record Place(Instant startedAt, String id) {
    static final Comparator<Place> NEWEST_FIRST =
        Comparator.comparing(Place::startedAt).thenComparing(Place::id).reversed();

    static Place of(JobViews.Shown job) {
      return new Place(job.startedAt(), job.id());
    }

    static Place read(String text) {
      try {
        int between = Math.max(text.indexOf('_'), 0);
        return new Place(Instant.parse(text.substring(0, between)), text.substring(between + 1));
      } catch (DateTimeParseException e) {
        throw new LrsException(
            ProblemCode.INVALID_PARAMETER, "\"after\" must be one that an answer gave as more.", e);
      }
    }

    boolean isBefore(JobViews.Shown job) {
      return NEWEST_FIRST.compare(this, of(job)) < 0;
    }

    @Override
    public String toString() {
      return startedAt + "_" + id;
    }
  }
}
