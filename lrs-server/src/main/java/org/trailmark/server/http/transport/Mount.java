package org.trailmark.server.http.transport;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpContainer;
import org.glassfish.jersey.server.ContainerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.jspecify.annotations.Nullable;

/**
 * A place at which one application after another answers, while the server runs. A request is
 * answered by the one that was there when it came.
 */
public final class Mount extends HttpHandler {
  private @Nullable Tenant tenant;

  /** An application, and how many requests it is answering. */
  private static final class Tenant {
    private final GrizzlyHttpContainer container;
    private final ClassLoader loader;
    private int answering;

    private Tenant(GrizzlyHttpContainer container, ClassLoader loader) {
      this.container = container;
      this.loader = loader;
    }
  }

  public Mount() {
    setAllowEncodedSlash(true);
  }

  /**
   * Puts an application in the place of the one before, and waits until that one has answered.
   *
   * @param loader the context class loader of the threads that answer
   * @return whether it has answered all in time; what it has not is cut off
   */
  public boolean put(ResourceConfig application, ClassLoader loader, Duration patience) {
    Tenant next = tenant(application, loader);
    Tenant before;
    boolean answered;
    synchronized (this) {
      before = tenant;
      tenant = next;
      answered = before == null || awaitIdle(before, patience);
    }
    if (before != null) {
      before.container.destroy();
    }
    return answered;
  }

  private static Tenant tenant(ResourceConfig application, ClassLoader loader) {
    GrizzlyHttpContainer container =
        ContainerFactory.createContainer(GrizzlyHttpContainer.class, application);
    container.setAllowEncodedSlash(true);
    container.start();
    return new Tenant(container, loader);
  }

  @Override
  public void service(Request request, Response response) throws Exception {
    Tenant current = enter();
    if (current == null) {
      response.sendError(404);
      return;
    }
    // Called when the answer is out, also where it was put off.
    request.addAfterServiceListener(done -> leave(current));
    Thread thread = Thread.currentThread();
    ClassLoader own = thread.getContextClassLoader();
    thread.setContextClassLoader(current.loader);
    try {
      current.container.service(request, response);
    } finally {
      thread.setContextClassLoader(own);
    }
  }

  private synchronized @Nullable Tenant enter() {
    if (tenant != null) {
      tenant.answering++;
    }
    return tenant;
  }

  private synchronized void leave(Tenant which) {
    which.answering--;
    notifyAll();
  }

  private boolean awaitIdle(Tenant which, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    try {
      while (which.answering > 0) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The application there is answers no more. */
  @Override
  public void destroy() {
    Tenant last;
    synchronized (this) {
      last = tenant;
      tenant = null;
    }
    if (last != null) {
      last.container.destroy();
    }
    super.destroy();
  }
}
