package org.heyi.hub.bench.once;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.heyi.schema.EntityType;
import org.heyi.schema.ValueField;
import tools.jackson.databind.JsonNode;

/** By which identifiers the hub knows the entities in its lists. */
final class Identifiers {
    private final HubApi api;
    private final Map<String, Map<String, String>> known = new HashMap<>();

    Identifiers(HubApi api) {
        this.api = api;
    }

    /** Field to value. */
    Map<String, String> of(EntityType type, String id) throws IOException, InterruptedException {
        Map<String, String> found = known.get(id);
        if (found == null) {
            found = ask(type, id);
            known.put(id, found);
        }
        return found;
    }

    private Map<String, String> ask(EntityType type, String id) throws IOException, InterruptedException {
        List<String> fields = type.identifiers().map(ValueField::name).toList();
        String query =
                "query($id: ID!) { " + type.singular() + "(by: {id: $id}) { " + String.join(" ", fields) + " } }";
        JsonNode entity = api.data(query, Map.of("id", id)).get(type.singular());
        Map<String, String> identifiers = new HashMap<>();
        fields.stream()
                .filter(field -> !entity.get(field).isNull())
                .forEach(field -> identifiers.put(field, entity.get(field).asString()));
        return identifiers;
    }
}
