package org.heyi.hub.query.cypher;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a plan's parameters in one request. */
final class Bound {
    private final Map<String, @Nullable Object> byName;

    private Bound(Map<String, @Nullable Object> byName) {
        this.byName = byName;
    }

    static Bound of(List<Parameter> parameters, Map<String, Object> variables) {
        Map<String, @Nullable Object> values = new HashMap<>(parameters.size() * 2);
        for (int i = 0; i < parameters.size(); i++) {
            values.put(new Parameters.Reference(i).name(), parameters.get(i).value(variables));
        }
        return new Bound(values);
    }

    int size(Parameters.Reference limit) {
        Object value = byName.get(limit.name());
        return value instanceof Integer size ? size : 0;
    }

    Map<String, @Nullable Object> asMap() {
        return byName;
    }
}
