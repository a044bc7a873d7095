package org.heyi.hub.form.filled;

import java.util.List;
import org.heyi.hub.ledger.Areas;
import org.jspecify.annotations.Nullable;

/**
 * A form about one subject: accessors have the names of the API's fields.
 *
 * @param id the subject's; null while nobody knows it
 * @param fields in the order of the form
 * @param lists that the fields stand in, or would, in the order of the form
 * @param areas where the subject lies; for the ledger, no field of the API
 */
public record FilledForm(
        FormHead form, @Nullable String id, List<FilledField> fields, List<FormList> lists, Areas areas) {}
