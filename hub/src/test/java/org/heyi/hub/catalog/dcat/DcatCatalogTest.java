package org.heyi.hub.catalog.dcat;

import static org.assertj.core.api.Assertions.assertThat;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.heyi.hub.catalog.CatalogField;
import org.heyi.hub.catalog.CatalogType;
import org.heyi.hub.catalog.DataCatalog;
import org.heyi.hub.document.Bilingual;
import org.heyi.hub.query.api.CatalogCounts.Holding;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The document as a JSON-LD processor reads it, held against what DCAT-AP 3 requires. */
class DcatCatalogTest {
    private static final String DCAT = "http://www.w3.org/ns/dcat#";
    private static final String DCT = "http://purl.org/dc/terms/";
    private static final String FOAF = "http://xmlns.com/foaf/0.1/";
    private static final String BASE = "http://127.0.0.1:8080";

    /** Mandatory properties by class, DCAT-AP 3.0. */
    private static final Map<String, List<String>> MANDATORY = Map.of(
            DCAT + "Catalog", List.of(DCT + "title", DCT + "description", DCT + "publisher"),
            DCAT + "Dataset", List.of(DCT + "title", DCT + "description"),
            DCAT + "Distribution", List.of(DCAT + "accessURL"),
            DCAT + "DataService", List.of(DCT + "title", DCAT + "endpointURL"),
            FOAF + "Agent", List.of(FOAF + "name"));

    private static CatalogField field(String name, String personal) {
        return new CatalogField(
                name,
                "Label of " + name,
                "标签",
                "String",
                false,
                personal,
                List.of("police"),
                List.of(),
                3,
                1.0,
                0.5,
                0,
                false,
                List.of(),
                List.of());
    }

    private static DataCatalog catalog() {
        return new DataCatalog(
                "2026-11-21T12:00:00Z",
                List.of(
                        new CatalogType(
                                "Person",
                                "A natural person",
                                "自然人",
                                3,
                                List.of(
                                        new Holding("Person", "police", "police", 3, List.of("name")),
                                        new Holding("Person", "collected", "health", 1, List.of("name"))),
                                List.of(field("name", "IDENTITY"), field("phone", "CONTACT"))),
                        new CatalogType(
                                "Building",
                                "A building",
                                "楼栋",
                                1,
                                List.of(new Holding("Building", "police", "police", 1, List.of("floors"))),
                                List.of(field("floors", null)))));
    }

    private static JsonObject expanded() throws JsonLdError {
        Map<String, Object> document =
                new DcatCatalog(catalog(), BASE, Map.of("police", new Bilingual("Police", "公安"))).document();
        String json = JsonMapper.shared().writeValueAsString(document);
        DocumentLoader nowhere = (address, options) -> {
            throw new AssertionError("the document asks the network for " + address);
        };
        JsonArray all = JsonLd.expand(JsonDocument.of(new StringReader(json)))
                .loader(nowhere)
                .get();
        assertThat(all).hasSize(1);
        return all.getJsonObject(0);
    }

    /** Every node with a type, by its id. */
    private static void nodes(JsonValue value, Map<String, JsonObject> nodes) {
        if (value instanceof JsonArray array) {
            array.forEach(element -> nodes(element, nodes));
        } else if (value instanceof JsonObject object) {
            if (object.containsKey("@type") && object.containsKey("@id")) {
                nodes.put(object.getString("@id"), object);
            }
            object.values().forEach(inner -> nodes(inner, nodes));
        }
    }

    @Test
    void every_node_has_what_dcat_ap_requires_of_its_class() throws JsonLdError {
        Map<String, JsonObject> nodes = new HashMap<>();
        nodes(expanded(), nodes);
        assertThat(nodes).hasSize(1 + 3 + 3 + 1 + 3);
        nodes.forEach((id, node) -> {
            String type = node.getJsonArray("@type").getString(0);
            assertThat(MANDATORY).as(id).containsKey(type);
            assertThat(node.keySet()).as(id).containsAll(MANDATORY.get(type));
        });
    }

    @Test
    void there_is_a_dataset_for_each_type_and_source() throws JsonLdError {
        JsonArray datasets = expanded().getJsonArray(DCAT + "dataset");
        assertThat(datasets)
                .extracting(dataset -> dataset.asJsonObject()
                        .getJsonArray(DCT + "identifier")
                        .getJsonObject(0)
                        .getString("@value"))
                .containsExactly("Person/police/police", "Person/collected/health", "Building/police/police");
        JsonObject first = datasets.getJsonObject(0);
        assertThat(first.getJsonArray(DCT + "title").toString())
                .contains("{\"@language\":\"en\",\"@value\":\"A natural person · Police\"}")
                .contains("{\"@language\":\"zh\",\"@value\":\"自然人 · 公安\"}");
        assertThat(first.getJsonArray(DCT + "description").toString())
                .contains("3 records: Label of name")
                .doesNotContain("phone");
    }

    @Test
    void all_are_served_by_the_api_and_personal_information_is_not_public() throws JsonLdError {
        JsonObject catalog = expanded();
        JsonObject service = catalog.getJsonArray(DCAT + "service").getJsonObject(0);
        assertThat(service.getJsonArray(DCAT + "endpointURL").getJsonObject(0).getString("@id"))
                .isEqualTo(BASE + "/graphql");
        for (JsonValue dataset : catalog.getJsonArray(DCAT + "dataset")) {
            JsonObject distribution =
                    dataset.asJsonObject().getJsonArray(DCAT + "distribution").getJsonObject(0);
            assertThat(distribution
                            .getJsonArray(DCAT + "accessService")
                            .getJsonObject(0)
                            .getString("@id"))
                    .isEqualTo(service.getString("@id"));
        }
        assertThat(catalog.getJsonArray(DCAT + "dataset"))
                .extracting(dataset -> dataset.asJsonObject()
                        .getJsonArray(DCT + "accessRights")
                        .getJsonObject(0)
                        .getString("@id"))
                .satisfiesExactly(
                        right -> assertThat(right).endsWith("/NON_PUBLIC"),
                        right -> assertThat(right).endsWith("/NON_PUBLIC"),
                        right -> assertThat(right).endsWith("/RESTRICTED"));
    }
}
