package org.heyi.hub.bench;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What this process has used so far, in seconds.
 *
 * @param processor of all its threads together
 * @param compiling of the just-in-time compilers, as time that passed
 * @param collecting of the garbage collector, as time that passed
 */
record OwnCost(double processor, double compiling, double collecting) {

    static OwnCost now() {
        double processor = ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toMillis)
                .orElse(0L);
        double compiling = ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
        double collecting = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
        return new OwnCost(processor / 1e3, compiling / 1e3, collecting / 1e3);
    }

    OwnCost since(OwnCost before) {
        return new OwnCost(processor - before.processor, compiling - before.compiling, collecting - before.collecting);
    }
}
