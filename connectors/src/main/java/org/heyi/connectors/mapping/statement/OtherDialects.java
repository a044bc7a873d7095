package org.heyi.connectors.mapping.statement;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people who know another SQL write, and what a mapping writes instead. */
final class OtherDialects {
    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("IF", "CASE WHEN … THEN … ELSE … END"),
            Map.entry("IIF", "CASE WHEN … THEN … ELSE … END"),
            Map.entry("DECODE", "CASE … WHEN … THEN … ELSE … END"),
            Map.entry("ISNULL", "… IS NULL, or COALESCE(…, …)"),
            Map.entry("FIND_IN_SET", "',' || list || ',' LIKE '%,' || value || ',%'"),
            Map.entry("INSTR", "POSITION(… IN …)"),
            Map.entry("LOCATE", "POSITION(… IN …)"),
            Map.entry("CHARINDEX", "POSITION(… IN …)"),
            Map.entry("MID", "SUBSTRING(… FROM … FOR …)"),
            Map.entry("SUBSTRING_INDEX", "SPLIT_PART(…, …, …)"),
            Map.entry("UCASE", "UPPER(…)"),
            Map.entry("LCASE", "LOWER(…)"),
            Map.entry("LEN", "LENGTH(…)"),
            Map.entry("TO_CHAR", "CAST(… AS VARCHAR)"),
            Map.entry("FORMAT", "CAST(… AS VARCHAR)"),
            Map.entry("DATE_FORMAT", "CAST(… AS VARCHAR)"),
            Map.entry("CONVERT", "CAST(… AS …)"),
            Map.entry("TO_NUMBER", "CAST(… AS DECIMAL)"),
            Map.entry("STR_TO_DATE", "DATE_OF(…, 'yyyy-MM-dd')"),
            Map.entry("TO_DATE", "DATE_OF(…, 'yyyy-MM-dd')"),
            Map.entry("TO_TIMESTAMP", "TIMESTAMP_OF(…, 'yyyy-MM-dd HH:mm:ss')"),
            Map.entry("DATE", "CAST(… AS DATE)"),
            Map.entry("DAY", "EXTRACT(DAY FROM …)"),
            Map.entry("WEEK", "EXTRACT(WEEK FROM …)"),
            Map.entry("WEEKDAY", "EXTRACT(ISODOW FROM …)"),
            Map.entry("DAYOFWEEK", "EXTRACT(DOW FROM …)"),
            Map.entry("DATE_PART", "EXTRACT(… FROM …)"),
            Map.entry("DATEDIFF", "TIMESTAMPDIFF(DAY, …, …)"),
            Map.entry("DATE_ADD", "… + INTERVAL '1' DAY"),
            Map.entry("DATE_SUB", "… - INTERVAL '1' DAY"),
            Map.entry("REGEXP_SUBSTR", "REGEXP_REPLACE(…, …, …)"));

    private static final Set<String> OF_THE_MOMENT = Set.of(
            "NOW", "CURDATE", "CURTIME", "SYSDATE", "GETDATE", "UNIX_TIMESTAMP", "RANDOM", "UUID", "GEN_RANDOM_UUID");
    private static final Set<String> OF_MANY_ROWS =
            Set.of("GROUP_CONCAT", "STRING_AGG", "ARRAY_AGG", "JSON_AGG", "LISTAGG");

    private OtherDialects() {}

    /** Whether it gives another result at another time. */
    static boolean isOfTheMoment(String name) {
        return OF_THE_MOMENT.contains(name.toUpperCase(Locale.ROOT));
    }

    static boolean looksAtManyRows(String name) {
        return OF_MANY_ROWS.contains(name.toUpperCase(Locale.ROOT));
    }

    /** What to write for a function; empty for a name that no other SQL has. */
    static Optional<String> function(String name) {
        return Optional.ofNullable(FUNCTIONS.get(name.toUpperCase(Locale.ROOT)));
    }
}
