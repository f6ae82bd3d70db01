package org.trailmark.server.http.filter;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link Problem} as the client likes to read it: JSON, plain text or HTML
 * (xAPI-Communication 3.2). A client that likes none of them gets JSON all the same.
 */
public final class ProblemForm implements ContainerResponseFilter {
  /** The property of a request whose {@code Accept} was put aside. */
  static final String ACCEPT = ProblemForm.class.getName();

  private static final MediaType PROBLEM = MediaType.valueOf(Problem.MEDIA_TYPE);
  private static final MediaType TEXT = MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8");
  private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");

  /** Of several that suit as well, the first is taken. */
  private static final List<MediaType> FORMS =
      List.of(PROBLEM, MediaType.APPLICATION_JSON_TYPE, TEXT, HTML);

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof Problem problem) {
      Object aside = request.getProperty(ACCEPT);
      MediaType type =
          form(aside == null ? request.getHeaderString(HttpHeaders.ACCEPT) : aside.toString());
      response.setEntity(write(problem, type), new Annotation[0], type);
    }
  }

  private static MediaType form(@Nullable String accept) {
    return Stream.of((accept == null ? "" : accept).split(","))
        .flatMap(ProblemForm::type)
        .sorted(Comparator.comparingDouble(ProblemForm::weight).reversed())
        .filter(type -> weight(type) > 0)
        .flatMap(type -> FORMS.stream().filter(type::isCompatible).limit(1))
        .findFirst()
        .orElse(PROBLEM);
  }

  /** Nothing where it is no type: a wish that cannot be read is no wish. */
  private static Stream<MediaType> type(String text) {
    try {
      return text.isBlank() ? Stream.empty() : Stream.of(MediaType.valueOf(text.strip()));
    } catch (IllegalArgumentException e) {
      return Stream.empty();
    }
  }

  private static double weight(MediaType type) {
    try {
      return Double.parseDouble(type.getParameters().getOrDefault("q", "1"));
    } catch (NumberFormatException e) {
      return 1;
    }
  }

  private static byte[] write(Problem problem, MediaType type) {
    if (type.equals(TEXT)) {
      return problem.text().getBytes(UTF_8);
    }
    return type.equals(HTML) ? html(problem).getBytes(UTF_8) : problem.json();
  }

  private static String html(Problem problem) {
    String text = problem.text().replace("&", "&amp;").replace("<", "&lt;");
    return "<!DOCTYPE html><title>" + problem.title() + "</title><pre>" + text + "</pre>\n";
  }
}
