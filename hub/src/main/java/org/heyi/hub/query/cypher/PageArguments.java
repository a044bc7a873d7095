package org.heyi.hub.query.cypher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param order of the whole list, as the answer has it
 * @param backward whether the page is counted from the end
 * @param size template of the page's size
 * @param after parameters of the cursor, one a key of the order; empty without a cursor
 * @param before the same for the other end
 */
record PageArguments(
        Order order,
        boolean backward,
        Object size,
        List<Parameters.Reference> after,
        List<Parameters.Reference> before) {

    static PageArguments of(Selected list, Compilation compilation) {
        Map<String, Object> arguments = list.arguments();
        Object first = arguments.get("first");
        Object last = arguments.get("last");
        if (first != null && last != null) {
            throw new FaultException(Fault.of(FaultCode.PAGE_AMBIGUOUS, Place.of(list.key())));
        }
        Order order = Order.of(arguments.get("orderBy"));
        Object size = first != null
                ? first
                : last != null ? last : (Object) compilation.limits().defaultPageSize();
        return new PageArguments(
                order,
                last != null,
                size,
                cursor(order, arguments.get("after"), list.key() + ".after", compilation.parameters()),
                cursor(order, arguments.get("before"), list.key() + ".before", compilation.parameters()));
    }

    private static List<Parameters.Reference> cursor(
            Order order, @Nullable Object text, String place, Parameters parameters) {
        List<Parameters.Reference> references = new ArrayList<>();
        for (int i = 0; text != null && i < order.keys().size(); i++) {
            int key = i;
            references.add(parameters.add(variables ->
                    Cursor.decode(order, Slot.fill(text, variables), place).get(key)));
        }
        return references;
    }
}
