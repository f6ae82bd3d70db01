package org.trailmark.journey.channel;

/** A plain text as HTML. Pure. */
final class Html {

  private Html() {}

  /** A page that says the text, its lines kept; nothing in it is markup. */
  static String page(String title, String text, String language) {
    return "<!doctype html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\"><title>%s</title></head>\n<body><p>%s</p></body></html>\n"
        .formatted(escape(language), escape(title), lines(text));
  }

  private static String lines(String text) {
    return escape(text)
        .replace("\r\n", "\n")
        .replaceAll("\n{2,}", "</p>\n<p>")
        .replace("\n", "<br>\n")
        .replace("</p><br>\n<p>", "</p>\n<p>");
  }

  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
