package org.heyi.hub.form.document;

import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.heyi.hub.document.Bilingual;
import org.heyi.schema.EntityType;
import org.jspecify.annotations.Nullable;

/**
 * A form, free of faults.
 *
 * @param code the file's name
 * @param department that wants it
 * @param file for faults, such as {@code police/forms/move.graphql}
 * @param subject root field of the subject's lookup
 * @param lookup how the subject is named
 * @param every how often it is filled in; null when once
 * @param variables of the document, with their types as written
 * @param query the document with what is known of each entity selected beside: {@link Beside} has the names
 * @param signatures path of each field (indices left out; {@code [+]} for a new entity in a list) to what decides the meaning of its
 *     answer
 */
public record Form(
        String code,
        String department,
        String file,
        Bilingual title,
        String subject,
        EntityType type,
        Lookup lookup,
        @Nullable Period every,
        Map<String, String> variables,
        List<FormItem> items,
        String query,
        Map<String, String> signatures,
        String version) {

    /** {@code by: {identifier: $variable}}; {@code identifier} may be {@code id}. */
    public record Lookup(String identifier, String variable) {}

    /** Path of each field that holds a value (of lists without the index) to how it is asked, in the form's order. */
    public Map<String, FormItem.Question> questions() {
        Map<String, FormItem.Question> questions = new LinkedHashMap<>();
        FormItems.questions(items, "", questions);
        return questions;
    }
}
