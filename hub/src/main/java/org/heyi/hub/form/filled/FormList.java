package org.heyi.hub.form.filled;

import java.util.List;
import org.heyi.hub.document.Bilingual;
import org.heyi.hub.form.document.FormItem.Part;
import org.heyi.hub.form.document.FormItem.Question;
import org.jspecify.annotations.Nullable;

/**
 * A list of a form, which may take new entities: accessors have the names of the API's fields.
 *
 * @param path where it stands
 * @param owner the entity whose list it is
 * @param writer writes the fields of new entities
 */
public record FormList(String path, FormEntity owner, Part list, FieldWriter writer) {
    /** New entities in all lists of one submission. */
    public static final int MOST_ENTRIES = 50;

    /** The id of the list's entity that {@link #owner} is or belongs to; null outside lists. */
    public @Nullable String item() {
        return owner.item();
    }

    public String label() {
        return words().en();
    }

    public String labelZh() {
        return words().zh();
    }

    private Bilingual words() {
        return Bilingual.of(list.relation().description(), list.relation().name());
    }

    /** What it belongs to, as {@link FilledField#part}. */
    public String part() {
        return owner.way(Bilingual::en);
    }

    public String partZh() {
        return owner.way(Bilingual::zh);
    }

    /** Whether new entities could be kept. */
    public boolean takesEntries() {
        return owner.takesEntries(list);
    }

    public int mostEntries() {
        return takesEntries() ? MOST_ENTRIES : 0;
    }

    /** The fields of a new entity of which at least one must be answered: its identifiers. */
    public List<String> namedBy() {
        return takesEntries()
                ? list.entry().stream()
                        .filter(item -> item instanceof Question question
                                && question.field().isIdentifier())
                        .map(item -> item.name())
                        .toList()
                : List.of();
    }

    /** The fields of a first new entity; empty when the list takes none. */
    public List<FilledField> entry() {
        return takesEntries() ? entry(1) : List.of();
    }

    /** The fields of the new entity of this number. */
    public List<FilledField> entry(int number) {
        return writer.entry(owner, list, entryPath(number), number);
    }

    /** Where the new entity of this number stands, such as {@code members[+1]}. */
    public String entryPath(int number) {
        return path + "[+" + number + "]";
    }
}
