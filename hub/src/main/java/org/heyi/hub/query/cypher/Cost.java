package org.heyi.hub.query.cypher;

import java.util.ArrayList;
import java.util.List;

/** How many fields an answer has at most, as a function of the page sizes a request asks for. */
interface Cost {

    double of(Bound bound);

    /** Costs that are collected while a selection is compiled, and add up. */
    final class Sum implements Cost {
        private final List<Cost> parts = new ArrayList<>();
        private double fixed;

        void add(double values) {
            fixed += values;
        }

        void add(Cost part) {
            parts.add(part);
        }

        @Override
        public double of(Bound bound) {
            double sum = fixed;
            for (Cost part : parts) {
                sum += part.of(bound);
            }
            return sum;
        }
    }
}
