package org.trailmark.server.http.filter;

import jakarta.ws.rs.HttpMethod;
import java.util.Set;
import java.util.function.Supplier;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.plugin.ReadsOnly;

/**
 * Limits how long a request that only reads may do so on the thread that answers it: from where its
 * resource method begins to where it returns, which is the same thread, whoever writes the answer.
 * What is written as it is found, such as an export, is found elsewhere and takes its time. Of
 * other methods than GET and HEAD those only read that say so: {@link ReadsOnly}.
 */
public final class QueryTime implements ApplicationEventListener {
  private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private final Supplier<Runnable> begin;

  /**
   * @param begin begins the time of the thread that calls, and gives what ends it
   */
  public QueryTime(Supplier<Runnable> begin) {
    this.begin = begin;
  }

  @Override
  public void onEvent(ApplicationEvent event) {
    // Only requests take time.
  }

  @Override
  public RequestEventListener onRequest(RequestEvent event) {
    return new Timed();
  }

  private static boolean onlyReads(RequestEvent event) {
    if (READS.contains(event.getContainerRequest().getMethod())) {
      return true;
    }
    ResourceMethod answers = event.getUriInfo().getMatchedResourceMethod();
    return answers != null
        && answers.getInvocable().getHandlingMethod().isAnnotationPresent(ReadsOnly.class);
  }

  /** One request. */
  private final class Timed implements RequestEventListener {
    private @Nullable Runnable end;

    @Override
    public void onEvent(RequestEvent event) {
      if (event.getType() == RequestEvent.Type.RESOURCE_METHOD_START && onlyReads(event)) {
        end = begin.get();
      } else if (event.getType() == RequestEvent.Type.RESOURCE_METHOD_FINISHED && end != null) {
        end.run();
      }
    }
  }
}
