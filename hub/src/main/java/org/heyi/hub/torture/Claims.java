package org.heyi.hub.torture;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the departments' rows say, by the meaning of the connectors' SQL, written once more by hand. */
final class Claims {
    private static final DateTimeFormatter BIRTH =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private final List<Claim> claims = new ArrayList<>();
    private final List<String> bad = new ArrayList<>();

    /**
     * What one row says of one thing.
     *
     * @param values by output column, without nulls, identifiers trimmed
     * @param updated as text that sorts as the moment does
     */
    record Claim(
            String source,
            String key,
            String type,
            Map<String, String> values,
            @Nullable String updated) {}

    private static final class BadRow extends Exception {
        private static final long serialVersionUID = 1;
    }

    List<Claim> claims() {
        return claims;
    }

    /** Keys of what belongs in quarantine. */
    List<String> bad() {
        return bad;
    }

    void addAll(String source, String table, List<Map<String, @Nullable String>> rows) {
        for (Map<String, @Nullable String> row : rows) {
            switch (table) {
                case "resident" -> {
                    resident(row);
                    address(row);
                }
                case "patient" -> patient(row);
                case "building" -> building(row);
                case "ownership" -> ownership(row);
                case "survey" -> survey(row);
                case "pair_one" ->
                    add(
                            source,
                            table,
                            "Pair",
                            row.get("nr"),
                            null,
                            "number",
                            source + "-" + row.get("nr"),
                            "here",
                            row.get("said"));
                case "pair_other" ->
                    add(
                            source,
                            table,
                            "Pair",
                            row.get("nr"),
                            null,
                            "number",
                            source + "-" + row.get("nr"),
                            "there",
                            row.get("said"));
                case "mass" ->
                    add(
                            source,
                            table,
                            "Mass",
                            row.get("nr"),
                            null,
                            "number",
                            source + "-" + row.get("nr"),
                            "content",
                            row.get("said"));
                case "nightly", "swapped", "toggled", "account", "held" -> entry(source, table, row, "said", null);
                case "ledger" -> ledger(source, row);
                case "bulky" -> entry(source, table, row, "said", "beside");
                case "counted" -> entry(source, table, row, "number", "said");
                case "parcel" -> entry(source, table, row, "said", "district");
                case "lease" -> entry(source, table, row, "said", "parcel");
                default -> throw new IllegalArgumentException(table);
            }
        }
    }

    private void entry(
            String source, String table, Map<String, @Nullable String> row, String content, @Nullable String under) {
        String id = Objects.requireNonNull(row.get("id"));
        String number = source + "-" + table + "-" + id;
        String above = under == null ? null : row.get(under);
        add(source, table, "Entry", id, null, "number", number, "content", row.get(content), "under", above);
    }

    private void ledger(String source, Map<String, @Nullable String> row) {
        String number = source + "-ledger-" + row.get("id") + "-" + row.get("part");
        String key = row.get("id") + "|" + row.get("part");
        add(source, "ledger", "Entry", key, null, "number", number, "content", row.get("said"));
    }

    private void resident(Map<String, @Nullable String> row) {
        String state = row.get("state");
        if (state == null || state.equals("gone")) {
            return;
        }
        String phone = row.get("phone");
        try {
            add(
                    "register",
                    "resident",
                    "Person",
                    row.get("id"),
                    row.get("updated"),
                    "ident",
                    row.get("ident"),
                    "fileNumber",
                    row.get("file_no"),
                    "name",
                    row.get("name"),
                    "phone",
                    phone != null && phone.startsWith("1") ? phone : null,
                    "note",
                    row.get("note"),
                    "bornOn",
                    birth(row.get("born")),
                    "livesIn.code",
                    row.get("building"));
        } catch (BadRow e) {
            bad.add("register/resident/Person/" + row.get("id"));
        }
    }

    private void address(Map<String, @Nullable String> row) {
        if (row.get("building_address") != null) {
            add(
                    "register",
                    "resident",
                    "Building",
                    row.get("id"),
                    null,
                    "code",
                    row.get("building"),
                    "address",
                    row.get("building_address"));
        }
    }

    private void patient(Map<String, @Nullable String> row) {
        String ward =
                Objects.requireNonNull(row.get("ward")).replace("\\", "\\\\").replace("|", "\\|");
        String note = row.get("note");
        add(
                "clinic",
                "patient",
                "Person",
                ward + "|" + row.get("bed"),
                row.get("updated"),
                "ident",
                row.get("ident"),
                "fileNumber",
                row.get("file_no"),
                "name",
                row.get("name"),
                "phone",
                row.get("phone"),
                "motto",
                note == null ? null : note.substring(0, Math.min(12, note.length())),
                "livesIn.oldCode",
                row.get("old_code"));
    }

    private void building(Map<String, @Nullable String> row) {
        if ("pulled down".equals(row.get("address"))) {
            return;
        }
        try {
            add(
                    "estate",
                    "building",
                    "Building",
                    row.get("code"),
                    row.get("updated"),
                    "code",
                    row.get("code"),
                    "oldCode",
                    row.get("old_code"),
                    "address",
                    row.get("address"),
                    "storeys",
                    number(row.get("storeys")));
        } catch (BadRow e) {
            bad.add("estate/building/Building/" + row.get("code"));
        }
    }

    private void ownership(Map<String, @Nullable String> row) {
        add(
                "estate",
                "ownership",
                "Person",
                row.get("id"),
                row.get("updated"),
                "ident",
                row.get("ident"),
                "owns.code",
                row.get("code"),
                "livesIn.code",
                "1".equals(row.get("lives_there")) ? row.get("code") : null);
    }

    /** An empty cell of a CSV file is null. */
    private void survey(Map<String, @Nullable String> cells) {
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        cells.forEach((column, value) -> row.put(column, value == null || value.isEmpty() ? null : value));
        if ("yesterday".equals(row.get("updated"))) {
            bad.add("survey/survey/Person/" + row.get("id"));
            return;
        }
        add(
                "survey",
                "survey",
                "Person",
                row.get("id"),
                row.get("updated"),
                "ident",
                row.get("ident"),
                "fileNumber",
                row.get("file_no"),
                "name",
                row.get("name"),
                "phone",
                row.get("phone"),
                "livesIn.code",
                row.get("code"),
                "owns.oldCode",
                row.get("old_code"));
    }

    private static @Nullable String birth(@Nullable String text) throws BadRow {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(text.strip(), BIRTH).toString();
        } catch (DateTimeParseException e) {
            throw new BadRow();
        }
    }

    private static @Nullable String number(@Nullable String text) throws BadRow {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.strip().matches("[0-9]+")) {
            throw new BadRow();
        }
        return text.strip();
    }

    private void add(
            String source,
            String table,
            String type,
            @Nullable String row,
            @Nullable String updated,
            @Nullable String... values) {
        Map<String, String> said = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            String column = Objects.requireNonNull(values[i]);
            String value = values[i + 1];
            if (value != null) {
                said.put(column, Fields.isIdentifier(type, column) && !value.isBlank() ? value.strip() : value);
            }
        }
        claims.add(new Claim(source, source + "/" + table + "/" + type + "/" + row, type, said, updated));
    }

    /** Everything, for a dump: key to values. */
    Map<String, String> byKey() {
        return claims.stream().collect(Collectors.toMap(Claim::key, claim -> Shown.values(claim.values())));
    }
}
