package org.heyi.hub.ledger;

import java.util.HashMap;
import java.util.Map;
import org.heyi.schema.AreaLevel;

/** Where somebody or something lay at a time; a level that is not known is absent. */
public record Areas(Map<AreaLevel, Area> byLevel) {
    public static final Areas UNKNOWN = new Areas(Map.of());

    public boolean areKnown() {
        return !byLevel.isEmpty();
    }

    /** The properties under which the graph keeps them; {@link BurdenBy} has the names. */
    public Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        byLevel.forEach((level, area) -> {
            BurdenBy by = BurdenBy.valueOf(level.name());
            properties.put(by.property(), area.code());
            if (area.name() != null) {
                properties.put(by.nameProperty(), area.name());
            }
        });
        return properties;
    }
}
