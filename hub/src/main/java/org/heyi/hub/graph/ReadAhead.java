package org.heyi.hub.graph;

import org.jspecify.annotations.Nullable;

/**
 * What a batch needs of the graph, read while others were still writing.
 *
 * @param turn the last one that was over before anything was read; what later ones touched has to be read again
 * @param ids those computed so far
 * @param resolved what that comes to; null where it takes more than the neighbourhood to say
 */
record ReadAhead(
        long turn,
        Neighbourhood neighbourhood,
        IdCache ids,
        @Nullable ResolvedAhead resolved) {
    /** Others have touched this since it was read. */
    void passed(Touched others) {
        neighbourhood.forget(others);
        if (resolved != null) {
            resolved.passed(others);
        }
    }
}
