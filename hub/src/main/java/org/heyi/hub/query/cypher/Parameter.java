package org.heyi.hub.query.cypher;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One parameter of a statement: how its value comes out of a request's variables. */
interface Parameter {

    /** @throws org.heyi.schema.fault.FaultException when the request's value is not allowed */
    @Nullable
    Object value(Map<String, Object> variables);
}
