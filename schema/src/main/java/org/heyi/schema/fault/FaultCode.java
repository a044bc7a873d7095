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
    NO_CONNECTORS(2001),
    CONNECTOR_FILE_MISSING(2002),
    YAML_SYNTAX(2003),
    UNKNOWN_SETTING(2004),
    MISSING_SETTING(2005),
    WRONG_SETTING(2006),
    VARIABLE_UNSET(2007),
    LITERAL_PASSWORD(2008),
    DUPLICATE_SETTING(2009),
    SOURCE_NAME(2010),
    DUPLICATE_SOURCE(2011),
    NO_MAPPINGS(2012),
    UNREADABLE_FILE(2013),
    MAPPING_SYNTAX(2014),
    NOT_A_MAPPING(2015),
    NO_COLUMN_LIST(2016),
    NO_FROM(2017),
    JOIN_REFUSED(2018),
    SUBQUERY_REFUSED(2019),
    AGGREGATE_REFUSED(2020),
    CLAUSE_REFUSED(2021),
    STAR_REFUSED(2022),
    COLUMN_COUNT(2023),
    UNKNOWN_ENTITY_TYPE(2024),
    UNKNOWN_FIELD(2025),
    RELATION_WITHOUT_IDENTIFIER(2026),
    NOT_AN_IDENTIFIER(2027),
    RELATION_STATED_BY_OTHER(2028),
    DUPLICATE_COLUMN(2029),
    UNKNOWN_FUNCTION(2030),
    NOT_AN_ENUM_VALUE(2031),
    IMPURE_FUNCTION(2032),
    UNKNOWN_TABLE(2033),
    UNKNOWN_COLUMN(2034),
    TABLE_WITHOUT_KEY(2035),
    WRONG_EXPRESSION(2036),
    NOT_ASSIGNABLE(2037),
    WHERE_NOT_BOOLEAN(2038),
    NOT_COMPARABLE(2039),
    UNSUPPORTED_EXPRESSION(2040),
    EXPRESSION_FAILED(2050),
    VALUE_NOT_IN_ENUM(2051),
    VALUE_OUT_OF_RANGE(2052),
    COLUMN_UNREADABLE(2053),
    FUNCTION_INVALID(2060),
    FOLDER_EXISTS(2061),
    NO_TABLES(2062),

    // 3xxx: capture
    SOURCE_AWAY(3001),
    LOGIN_REFUSED(3002),
    DATABASE_MISSING(3003),
    WRONG_URL(3004),
    UNSUPPORTED_DATABASE(3005),
    DATABASE_TOO_OLD(3006),
    WAL_LEVEL(3007),
    NO_REPLICATION_RIGHT(3008),
    NO_SELECT_RIGHT(3009),
    NO_PUBLICATION_RIGHT(3010),
    NO_FREE_SLOT(3011),
    SLOT_IN_USE(3012),
    BINLOG_OFF(3013),
    BINLOG_SETTING(3014),
    REPLICA_IDENTITY(3015),
    KEY_CHANGED(3016),
    SLOT_MISSING(3017),
    SLOT_FOREIGN(3018),
    SLOT_LOST(3019),
    SLOT_AHEAD(3020),
    PUBLICATION_CHANGED(3021),
    LOG_WENT_BACK(3022),
    BINLOG_PURGED(3023),
    CAPTURE_FAILED(3024),
    NOTHING_TO_CAPTURE(3025),
    FOLDER_MISSING(3026),
    FILE_MISSING(3027),
    FILE_INCOMPLETE(3028),
    FILE_BROKEN(3029),
    FILE_KEY_MISSING(3030),
    FILE_KEY_TWICE(3031),
    FILE_KEY_EMPTY(3032),
    FILE_COLUMN_TWICE(3033),

    // 4xxx: graph
    DATA_DIRECTORY_UNUSABLE(4001),
    NEO4J_DID_NOT_START(4002),
    GRAPH_WAITED_FOR(4003),
    GRAPH_REFUSED(4004),
    VALUE_TOO_LONG(4005),

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
    NEO4J_PASSWORD_MISSING(6001),
    NEO4J_UNREACHABLE(6002),
    PORT_TAKEN(6003),
    DATA_DIRECTORY_IN_USE(6004),
    UNKNOWN_SOURCE(6005),
    NOT_IN_QUARANTINE(6006),
    WRONG_TOKEN(6007),
    HUB_NOT_RUNNING(6008),
    HUB_REFUSED(6009),
    NO_SUCH_MAPPING(6010),
    NEW_CONNECTOR_FAILED(6011),
    DEMO_FAILED(6012),
    BENCH_FAILED(6020),
    BENCH_GRAPHS_DIFFER(6021);

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
