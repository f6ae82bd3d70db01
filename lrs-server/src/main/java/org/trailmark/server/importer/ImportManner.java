package org.trailmark.server.importer;

import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.xapi.XapiVersion;

/**
 * How an import goes about it.
 *
 * @param unnamed the version of statements that name none
 * @param fileName what a file is called where a place in it is told
 * @param ids the ids of statements that have none, by how many came before; null: the LRS gives
 *     them
 */
public record ImportManner(
    XapiVersion unnamed, Function<Path, String> fileName, @Nullable LongFunction<UUID> ids) {

  /** Files by their paths; ids by the LRS. */
  public static ImportManner usual(XapiVersion unnamed) {
    return new ImportManner(unnamed, Path::toString, null);
  }
}
