package org.heyi.hub.query.cypher;

import java.util.List;
import java.util.Map;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** An operation's statement, and how its one row becomes the answer. Serves every request whose variables have the same shape. */
public final class Plan {
    private final String cypher;
    private final List<Parameter> parameters;
    private final Shape<Cells> shape;
    private final Cost cost;
    private final long maximum;

    Plan(String cypher, List<Parameter> parameters, Shape<Cells> shape, Cost cost, long maximum) {
        this.cypher = cypher;
        this.parameters = parameters;
        this.shape = shape;
        this.cost = cost;
        this.maximum = maximum;
    }

    public String cypher() {
        return cypher;
    }

    /** The statement with the values of a request. */
    public Statement bind(Map<String, Object> variables) {
        Bound bound = Bound.of(parameters, variables);
        double values = cost.of(bound);
        if (values > maximum) {
            throw new FaultException(Fault.of(FaultCode.QUERY_TOO_LARGE, Place.of("query"), (long) values, maximum));
        }
        return new Statement(this, bound);
    }

    /** The statement of one request, ready to run. */
    public static final class Statement {
        private final Plan plan;
        private final Bound bound;

        private Statement(Plan plan, Bound bound) {
            this.plan = plan;
            this.bound = bound;
        }

        public String cypher() {
            return plan.cypher;
        }

        public Map<String, @Nullable Object> parameters() {
            return bound.asMap();
        }

        /** The answer's data, keys in the order of the selection, from the statement's one row. */
        Map<String, @Nullable Object> answer(List<?> row) {
            return plan.shape.make(new Cells(row, bound));
        }
    }
}
