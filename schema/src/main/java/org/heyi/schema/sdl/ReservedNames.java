package org.heyi.schema.sdl;

import java.util.Set;

/** Names that the generated API and the graph use themselves. */
public final class ReservedNames {
    /** Fields of {@code Query} that are not about one type. */
    public static final Set<String> ROOT_FIELDS = Set.of(
            "sources",
            "deliveries",
            "catalog",
            "dataCatalog",
            "forms",
            "form",
            "formOverlaps",
            "checkForm",
            "formSubjects",
            "reports",
            "report",
            "reportingDepartments",
            "corrections",
            "correctionsWaiting",
            "burden");

    private static final Set<String> FIELDS = Set.of("id", "records", "disputes", "record");
    private static final Set<String> TYPES = Set.of(
            "Query",
            "Mutation",
            "Subscription",
            "Entity",
            "Record",
            "Source",
            "Quarantined",
            "Submission",
            "FormVersion",
            "Hub",
            "Delivery",
            "DeliveryTarget",
            "WrittenRow",
            "DeliveryStatus",
            "DeliveryState",
            "Report",
            "ReportEvery",
            "ReportRun",
            "ReportRowPage",
            "ReportFile",
            "RecordValue",
            "Dispute",
            "DisputedValue",
            "PageInfo",
            "SourceStatus",
            "SourceState",
            "CatalogEntry",
            "Direction",
            "SortDirection");

    private ReservedNames() {}

    static boolean isReservedField(String name) {
        return name.startsWith("_") || FIELDS.contains(name);
    }

    static boolean isReservedType(String name) {
        return name.startsWith("_") || TYPES.contains(name);
    }
}
