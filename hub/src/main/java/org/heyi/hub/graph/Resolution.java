package org.heyi.hub.graph;

import java.util.List;

/**
 * What a batch's records make of its neighbourhood.
 *
 * @param after the batch's own entities, as they are to be
 * @param changes what is to be written for that
 * @param touched what that may change
 */
record Resolution(List<EntityState> after, GraphChanges changes, Touched touched) {}
