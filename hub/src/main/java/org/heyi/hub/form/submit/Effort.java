package org.heyi.hub.form.submit;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.heyi.hub.form.document.Form;
import org.heyi.hub.form.filled.FilledField;
import org.heyi.hub.form.filled.FilledForm;
import org.jspecify.annotations.Nullable;

/** What a submission cost, and what the hub saved: counted in the form as it was when it was answered, and kept with the submission. */
final class Effort {
    private static final double MILLIS = 1_000;

    private Effort() {}

    /**
     * The properties of a submission's node that the ledger adds up.
     *
     * @param openedAt null when the app does not say
     */
    static Map<String, Object> of(
            Form form, FilledForm filled, int answered, @Nullable OffsetDateTime openedAt, OffsetDateTime answeredAt) {
        Map<String, Object> effort = new HashMap<>();
        effort.put("wantedBy", form.department());
        effort.put("shown", (long) filled.fields().size());
        effort.put("prefilled", count(filled, Effort::isPrefilled));
        effort.put("asked", count(filled, FilledField::asked));
        effort.put("answered", (long) answered);
        effort.put("spared", count(filled, field -> isPrefilled(field) && !field.asked() && !isGiven(form, field)));
        if (openedAt != null) {
            effort.put(
                    "seconds",
                    Math.max(0, Duration.between(openedAt, answeredAt).toMillis()) / MILLIS);
        }
        return effort;
    }

    private static long count(FilledForm filled, Predicate<FilledField> which) {
        return filled.fields().stream().filter(which).count();
    }

    private static boolean isPrefilled(FilledField field) {
        return field.value() != null;
    }

    /** Whoever opened the form had to say it. */
    private static boolean isGiven(Form form, FilledField field) {
        return field.entity().owner() == null
                && Objects.equals(field.question().name(), form.lookup().identifier());
    }
}
