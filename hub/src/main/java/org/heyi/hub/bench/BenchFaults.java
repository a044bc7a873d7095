package org.heyi.hub.bench;

import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;

/** What can go wrong with a bench. */
public final class BenchFaults {
    private BenchFaults() {}

    /** The bench could not be run to its end. */
    public static Fault failed(String why) {
        return Fault.of(FaultCode.BENCH_FAILED, Place.of("bench"), why);
    }

    static Fault graphsDiffer(GraphDigest hub, GraphDigest loader) {
        return Fault.of(FaultCode.BENCH_GRAPHS_DIFFER, Place.of("bench"), hub.toString(), loader.toString());
    }
}
