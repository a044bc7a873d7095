package org.heyi.hub.bench;

/**
 * Requests per second and what an answer took, the median of all runs.
 *
 * @param driverPerSecond of the same statements run through the driver by hand
 * @param ratio the hub's by the driver's
 */
public record ShapeFigures(
        String name, double perSecond, double driverPerSecond, double ratio, double p50Ms, double p99Ms) {}
