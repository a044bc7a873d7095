package org.heyi.demo.city.department;

import java.io.IOException;
import org.heyi.demo.city.model.City;
import org.heyi.demo.city.model.Household;

/** Walks through the households in order of index. */
final class EachHousehold {
    private EachHousehold() {}

    /** What is done with a household. */
    interface Visit {
        void household(Household household) throws IOException;
    }

    static void of(City city, Visit visit) throws IOException {
        for (long block = 0; block < city.population().blocks(); block++) {
            for (Household household : city.population().households(block)) {
                visit.household(household);
            }
        }
    }
}
