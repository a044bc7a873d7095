package org.heyi.hub.form.submit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.heyi.connectors.mapping.function.TextFunctions;
import org.heyi.hub.form.filled.FilledField;
import org.heyi.hub.form.filled.FilledField.Choice;
import org.heyi.schema.IdentifierFormat;
import org.heyi.schema.PlainText;
import org.heyi.schema.ValueField;
import org.heyi.schema.ValueKind;
import org.jspecify.annotations.Nullable;

/** Turns an answer's JSON into the Java class that its field's {@link ValueKind} has, written the one way that mappings write it. */
final class AnswerValue {
    private AnswerValue() {}

    /** Null when the JSON is no value of the field. */
    static @Nullable Object of(FilledField asked, Object json) {
        ValueField field = asked.question().field();
        return switch (field.kind()) {
            case ID, STRING -> json instanceof String text ? text(field, text) : null;
            case INT -> whole(json, Integer.SIZE);
            case LONG -> whole(json, Long.SIZE);
            case FLOAT -> number(json);
            case BOOLEAN -> json instanceof Boolean ? json : null;
            case DATE -> json instanceof String text ? day(text) : null;
            case DATE_TIME -> json instanceof String text ? moment(text) : null;
            case ENUM ->
                asked.choices().stream().anyMatch(choice -> choice.value().equals(json)) ? json : null;
        };
    }

    /** What is expected, in words of the schema. */
    static String expected(FilledField asked) {
        ValueField field = asked.question().field();
        return switch (field.kind()) {
            case DATE -> "Date (2026-10-31)";
            case DATE_TIME -> "DateTime (2026-10-31T08:00:00Z)";
            case ENUM ->
                String.join(" | ", asked.choices().stream().map(Choice::value).toList());
            default ->
                field.type()
                        + field.identifier()
                                .filter(format -> format != IdentifierFormat.TEXT)
                                .map(format -> " (" + format + ")")
                                .or(() -> field.compare().map(as -> " (" + as + ")"))
                                .orElse("");
        };
    }

    private static @Nullable String text(ValueField field, String written) {
        String text = PlainText.of(written);
        if (field.isIdentifier()) {
            return field.identifier().flatMap(format -> format.normalise(text)).orElse(null);
        }
        return switch (field.compare().orElse("TEXT")) {
            case "PHONE" -> TextFunctions.normalPhone(text);
            case "PERSON_NAME", "ORGANISATION_NAME" -> TextFunctions.normalName(text);
            case "ADDRESS" -> TextFunctions.normalAddress(text);
            default -> TextFunctions.trimToNull(text);
        };
    }

    private static @Nullable Long whole(Object json, int bits) {
        if (List.of(Integer.class, Long.class, BigInteger.class).contains(json.getClass())) {
            BigInteger number = new BigInteger(json.toString());
            return number.bitLength() < bits ? number.longValue() : null;
        }
        return null;
    }

    private static @Nullable Double number(Object json) {
        if (json instanceof Number) {
            double number = new BigDecimal(json.toString()).doubleValue();
            return Double.isFinite(number) ? number : null;
        }
        return null;
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable OffsetDateTime moment(String text) {
        try {
            return OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
