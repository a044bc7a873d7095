package org.heyi.hub.bench;

/**
 * How long a change takes from its commit in the department until a query shows it.
 *
 * @param changes how many were measured
 * @param idleCpuPercent of one core that the hub's process uses while nothing changes
 */
public record LatencyFigures(double p50Ms, double p99Ms, int changes, double idleCpuPercent) {}
