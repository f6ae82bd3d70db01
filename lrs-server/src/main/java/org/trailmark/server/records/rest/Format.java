package org.trailmark.server.records.rest;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.trailmark.lrs.csv.CsvOut;

/** In what form statements are given. */
enum Format {
  JSON(MediaType.APPLICATION_JSON),
  NDJSON(Format.JSON_LINES),
  CSV(CsvOut.MEDIA_TYPE);

  static final String JSON_LINES = "application/x-ndjson";

  private final String mediaType;

  Format(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  /** The first that a client accepts, in the order of her wishes; she accepts one at least. */
  static Format accepted(List<MediaType> accepted) {
    for (MediaType wish : accepted) {
      for (Format format : values()) {
        if (wish.isCompatible(MediaType.valueOf(format.mediaType))) {
          return format;
        }
      }
    }
    return JSON;
  }
}
