package org.trailmark.server.records.names;

import java.util.Map;

/**
 * A verb, an activity, a type of activities or a platform.
 *
 * @param text its IRI; of a platform the text itself
 * @param name language map; may be empty
 * @param type the id of an activity's type; 0: none
 */
public record Term(long id, String text, Map<String, String> name, long type) {}
