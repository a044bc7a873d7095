package org.heyi.hub.form.submit;

import java.util.List;
import java.util.Map;
import org.heyi.hub.form.filled.FilledField;
import org.heyi.hub.form.filled.FormList;

/**
 * An entity that answers add to a list.
 *
 * @param path where it stands, such as {@code members[+1]}
 * @param fields that are asked of it and of what belongs to it
 * @param answers those that their fields take
 */
record NewEntry(String path, FormList list, List<FilledField> fields, List<Checked> answers) {

    /** The answers that say whom it means: identifiers of its own. */
    List<Checked> names() {
        return answers.stream()
                .filter(answer -> answer.field().entity().isNew())
                .filter(answer -> answer.field().question().field().isIdentifier())
                .toList();
    }

    boolean isAnswered(FilledField field) {
        return answers.stream().anyMatch(answer -> answer.field().path().equals(field.path()));
    }

    /** Whether the entity that it means, as {@link KnownEntities} found it, has a value there. */
    boolean isKnown(FilledField field, Map<?, ?> entity) {
        Object there = entity;
        for (String name : field.path().substring(path.length() + 1).split("\\.", -1)) {
            there = there instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return there != null;
    }
}
