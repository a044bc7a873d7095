package org.heyi.hub.bench;

/**
 * What it costs to compare a department's table with the graph; medians of the runs.
 *
 * @param rows that were compared in each run
 * @param databaseRatio processor time of the department's database for a comparison, over that for reading the same columns by ranges of the key
 * @param ownerP99Ratio 99th percentile of the department's own statements while its table is compared at the default pace, over that without
 * @param hubMicrosPerRow processor time of the hub's process
 * @param neo4jMicrosPerRow processor time of Neo4j
 */
public record ProofFigures(
        long rows, double databaseRatio, double ownerP99Ratio, double hubMicrosPerRow, double neo4jMicrosPerRow) {}
