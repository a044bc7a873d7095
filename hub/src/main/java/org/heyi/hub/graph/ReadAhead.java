package org.heyi.hub.graph;

/**
 * What a batch needs of the graph, read while others were still writing.
 *
 * @param turn the last one that was over before anything was read; what later ones touched has to be read again
 * @param ids those computed so far
 */
record ReadAhead(long turn, Neighbourhood neighbourhood, IdCache ids) {}
