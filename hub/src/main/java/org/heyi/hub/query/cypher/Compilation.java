package org.heyi.hub.query.cypher;

import java.util.function.UnaryOperator;
import org.heyi.hub.query.QueryLimits;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;

/** What the parts of one compilation share. {@code departments} gives the department of a source. */
record Compilation(
        Ontology ontology,
        QueryLimits limits,
        UnaryOperator<String> departments,
        Selections selections,
        Parameters parameters,
        Names names,
        Filters filters) {

    static Compilation of(
            Ontology ontology, QueryLimits limits, UnaryOperator<String> departments, Selections selections) {
        Parameters parameters = new Parameters();
        Names names = new Names();
        Filters filters = new Filters(ontology, parameters, names, limits);
        return new Compilation(ontology, limits, departments, selections, parameters, names, filters);
    }

    /** @throws FaultException when {@code field}, on level {@code depth}, lies too deep */
    void requireDepth(Selected field, int depth) {
        if (depth > limits.depth()) {
            throw new FaultException(Fault.of(FaultCode.QUERY_TOO_DEEP, Place.of(field.key()), limits.depth()));
        }
    }

    /** A parameter for the size of a page, at most what the limits allow; {@code extra} rows are read beyond it. */
    Parameters.Reference pageSize(Object template, String place, int extra) {
        return parameters.add(variables -> {
            Object size = Slot.fill(template, variables);
            if (size instanceof Integer wanted && wanted >= 0 && wanted <= limits.pageSize()) {
                return wanted + extra;
            }
            throw new FaultException(
                    Fault.of(FaultCode.PAGE_SIZE, Place.of(place), String.valueOf(size), limits.pageSize()));
        });
    }
}
