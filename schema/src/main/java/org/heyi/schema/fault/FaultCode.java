package org.heyi.schema.fault;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The catalogue of everything Heyi reports as wrong. The sentences stand in {@code faults.properties} (English) and
 * {@code faults_zh.properties} (Chinese) beside this class, keyed by the constant's name, with {@code %1$s} for the first argument.
 * A number, once published, keeps its meaning.
 */
public enum FaultCode {
    // 1xxx: schema
    SDL_SYNTAX(1001),
    UNKNOWN_DIRECTIVE(1002),
    UNKNOWN_ARGUMENT(1003),
    UNKNOWN_TYPE(1004),
    ENTITY_WITHOUT_IDENTIFIER(1005),
    INVERSE_MISMATCH(1006),
    UNKNOWN_DEPARTMENT(1007),
    DUPLICATE_NAME(1008),
    RESERVED_NAME(1009),
    RELATION_NOT_ENTITY(1010),
    ENTITY_FIELD_WITHOUT_RELATION(1011),
    LIST_OF_VALUES(1012),
    WRONG_ARGUMENT(1013),
    DIRECTIVE_MISPLACED(1014),
    NO_SCHEMA_FILES(1015),
    MISSING_ARGUMENT(1016),
    UNSUPPORTED_DEFINITION(1017),
    IDENTIFIER_TYPE(1018),

    // 2xxx: connector folders and mappings

    // 3xxx: capture

    // 4xxx: graph
    DATA_DIRECTORY_UNUSABLE(4001),
    NEO4J_DID_NOT_START(4002),

    // 5xxx: query
    API_NAME_TAKEN(5001),
    QUERY_SYNTAX(5002),
    QUERY_INVALID(5003),
    QUERY_TOO_DEEP(5004),
    QUERY_TOO_LARGE(5005),
    QUERY_TOO_MANY_FIELDS(5006),
    QUERY_TOO_LONG(5007),
    PAGE_SIZE(5008),
    PAGE_AMBIGUOUS(5009),
    CURSOR_INVALID(5010),
    FILTER_NULL(5011),
    FILTER_TOO_LARGE(5012),
    LIST_TOO_LONG(5013),
    QUERY_TIMEOUT(5014),
    GRAPH_AWAY(5015),
    QUERY_FAILED(5016),

// 6xxx: command line
;

    private final int number;

    FaultCode(int number) {
        this.number = number;
    }

    /** {@code HEYI-nnnn}. */
    public String id() {
        return "HEYI-" + number;
    }

    /** The sentence in the language of {@code locale} (Chinese, else English), with {@code arguments} filled in. */
    public String format(Locale locale, List<Object> arguments) {
        Locale known = locale.getLanguage().equals("zh") ? Locale.CHINESE : Locale.ROOT;
        ResourceBundle sentences = ResourceBundle.getBundle(
                FaultCode.class.getPackageName() + ".faults",
                known,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return String.format(Locale.ROOT, sentences.getString(name()), arguments.toArray());
    }
}
