package org.trailmark.server.records.names;

import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.xapi.Ifi;

/**
 * Who did something.
 *
 * @param hash her id to the outside
 * @param ifi null: a group without an identifier
 * @param name the newest; null: not known
 * @param person the id of the one who stands for all agents of the person
 * @param isParty whether this is a group as one statement had it, with its members
 */
public record Agent(
    long id, String hash, @Nullable Ifi ifi, @Nullable String name, long person, boolean isParty) {}
