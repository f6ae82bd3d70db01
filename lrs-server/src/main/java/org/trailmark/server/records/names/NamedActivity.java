package org.trailmark.server.records.names;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An activity as a statement defines it.
 *
 * @param id IRI
 * @param name language map; may be empty
 * @param type IRI; null: not said
 */
public record NamedActivity(String id, Map<String, String> name, @Nullable String type) {}
