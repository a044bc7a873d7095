package org.heyi.hub.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import org.heyi.connectors.mapping.statement.DeliveryStatement;
import org.heyi.hub.graph.Outbox.Entry;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An event in CloudEvents' JSON format. The same change of the same entity gives the same text each time it is sent. */
final class CloudEvent {
    private static final String UPSERTED = "org.heyi.row.upserted";
    private static final String DELETED = "org.heyi.row.deleted";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CloudEvent() {}

    /** @param data the row as JSON; null when the entity has left, and then the event carries what was sent last */
    static String of(Entry entry, DeliveryStatement statement, @Nullable String data) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", statement.target() + "/" + entry.entity() + "/" + entry.version());
        event.put("source", "/heyi/" + statement.source());
        event.put("type", data == null ? DELETED : UPSERTED);
        event.put("subject", entry.entity());
        event.put("sequence", Long.toString(entry.version()));
        event.put("datacontenttype", "application/json");
        event.put("data", JSON.readTree(data == null ? String.valueOf(entry.event()) : data));
        return JSON.writeValueAsString(event);
    }
}
