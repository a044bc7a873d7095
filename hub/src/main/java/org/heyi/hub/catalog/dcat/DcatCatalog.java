package org.heyi.hub.catalog.dcat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.heyi.hub.catalog.CatalogField;
import org.heyi.hub.catalog.CatalogType;
import org.heyi.hub.catalog.DataCatalog;
import org.heyi.hub.document.Bilingual;
import org.heyi.hub.query.api.CatalogCounts.Holding;

/**
 * The catalogue as DCAT-AP 3: a dataset for each type and source that holds it, all of them served by one data service, the API. The context
 * is part of the document, so that nobody has to fetch one.
 */
public final class DcatCatalog {
    private static final String AUTHORITY = "http://publications.europa.eu/resource/authority/";
    private static final Map<String, Object> CONTEXT = context();

    private final DataCatalog catalog;
    private final String base;
    private final Map<String, Bilingual> departments;

    /**
     * @param base address of the hub, without a slash at the end
     * @param departments titles by name
     */
    public DcatCatalog(DataCatalog catalog, String base, Map<String, Bilingual> departments) {
        this.catalog = catalog;
        this.base = base;
        this.departments = departments;
    }

    /** The JSON-LD document as maps and lists. */
    public Map<String, Object> document() {
        List<Object> datasets = new ArrayList<>();
        catalog.types().forEach(type -> type.holdings().forEach(holding -> datasets.add(dataset(type, holding))));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("@context", CONTEXT);
        document.put("@id", base + "/catalog.jsonld");
        document.put("@type", "dcat:Catalog");
        document.put("dct:title", both("Data catalogue of Heyi", "合一数据目录"));
        document.put(
                "dct:description", both("What the city's departments hold of each type of entity.", "各部门对各类实体所掌握的数据。"));
        document.put("dct:publisher", agent("data-office", new Bilingual("Data office", "数据管理部门")));
        document.put("dct:modified", dateTime());
        document.put("dct:language", List.of(id(AUTHORITY + "language/ENG"), id(AUTHORITY + "language/ZHO")));
        document.put("dcat:service", service());
        document.put("dcat:dataset", datasets);
        return document;
    }

    private Map<String, Object> dataset(CatalogType type, Holding holding) {
        String name = type.name() + "/" + holding.source() + "/" + holding.department();
        Bilingual department = title(holding.department());
        List<CatalogField> fields = type.fields().stream()
                .filter(field -> holding.fields().contains(field.name()))
                .toList();
        Map<String, Object> dataset = new LinkedHashMap<>();
        dataset.put("@id", base + "/catalog.jsonld#dataset/" + name);
        dataset.put("@type", "dcat:Dataset");
        dataset.put("dct:identifier", name);
        dataset.put(
                "dct:title", both(type.label() + " · " + department.en(), type.labelZh() + " · " + department.zh()));
        dataset.put(
                "dct:description",
                both(
                        "%d records: %s".formatted(holding.records(), labels(fields, CatalogField::label, "; ")),
                        "%d 条记录：%s".formatted(holding.records(), labels(fields, CatalogField::labelZh, "、"))));
        dataset.put("dct:publisher", agent(holding.department(), department));
        dataset.put("dcat:keyword", both(type.label(), type.labelZh()));
        dataset.put("dct:modified", dateTime());
        dataset.put("dct:accessRights", id(AUTHORITY + "access-right/" + accessRight(fields)));
        dataset.put("dcat:distribution", distribution(name));
        return dataset;
    }

    private static String labels(List<CatalogField> fields, Function<CatalogField, String> label, String between) {
        return fields.stream().map(label).collect(Collectors.joining(between));
    }

    /** Personal information is not for everybody who may see the rest. */
    private static String accessRight(List<CatalogField> fields) {
        return fields.stream().anyMatch(field -> field.personal() != null) ? "NON_PUBLIC" : "RESTRICTED";
    }

    private Map<String, Object> distribution(String name) {
        Map<String, Object> distribution = new LinkedHashMap<>();
        distribution.put("@id", base + "/catalog.jsonld#distribution/" + name);
        distribution.put("@type", "dcat:Distribution");
        distribution.put("dct:title", both("Through the GraphQL API", "通过 GraphQL 接口"));
        distribution.put("dcat:accessURL", id(base + "/graphql"));
        distribution.put("dcat:accessService", id(base + "/catalog.jsonld#service"));
        distribution.put("dcat:mediaType", id("https://www.iana.org/assignments/media-types/application/json"));
        return distribution;
    }

    private Map<String, Object> service() {
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("@id", base + "/catalog.jsonld#service");
        service.put("@type", "dcat:DataService");
        service.put("dct:title", both("GraphQL API of the hub", "合一 GraphQL 接口"));
        service.put("dcat:endpointURL", id(base + "/graphql"));
        service.put("dct:conformsTo", id("https://spec.graphql.org/October2021/"));
        return service;
    }

    private Map<String, Object> agent(String name, Bilingual title) {
        Map<String, Object> agent = new LinkedHashMap<>();
        agent.put("@id", base + "/catalog.jsonld#agent/" + name);
        agent.put("@type", "foaf:Agent");
        agent.put("foaf:name", both(title.en(), title.zh()));
        return agent;
    }

    private Bilingual title(String department) {
        return departments.getOrDefault(department, new Bilingual(department, department));
    }

    private Map<String, Object> dateTime() {
        return Map.of("@value", catalog.countedAt(), "@type", "xsd:dateTime");
    }

    private static Map<String, Object> id(String address) {
        return Map.of("@id", address);
    }

    private static List<Object> both(String en, String zh) {
        return List.of(
                new TreeMap<>(Map.of("@value", en, "@language", "en")),
                new TreeMap<>(Map.of("@value", zh, "@language", "zh")));
    }

    private static Map<String, Object> context() {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("dcat", "http://www.w3.org/ns/dcat#");
        context.put("dct", "http://purl.org/dc/terms/");
        context.put("foaf", "http://xmlns.com/foaf/0.1/");
        context.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        return context;
    }
}
