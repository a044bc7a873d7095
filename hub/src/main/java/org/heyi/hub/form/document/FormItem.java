package org.heyi.hub.form.document;

import java.util.ArrayList;
import java.util.List;
import org.heyi.hub.document.Bilingual;
import org.heyi.hub.document.SchemaField;
import org.heyi.schema.EntityType;
import org.heyi.schema.RelationField;
import org.heyi.schema.ValueField;
import org.jspecify.annotations.Nullable;

/** What a form shows of an entity, in the order of the document. */
public sealed interface FormItem {

    /** The field's name. */
    String name();

    /** A field of {@code owner} that holds a value. */
    record Question(EntityType owner, ValueField field, Ask ask) implements FormItem {
        @Override
        public String name() {
            return field.name();
        }

        /** As the form has it, else as the schema describes the field. */
        public Bilingual label() {
            return ask.label() == null ? Bilingual.of(field.description(), field.name()) : ask.label();
        }

        public SchemaField schemaField() {
            return new SchemaField(owner.name(), field.name());
        }

        /** What an app must know to answer it rightly: while this is the same, an answer keeps its meaning. */
        String signature() {
            return owner.name() + "." + field.name() + " " + field.type() + " " + ask.signature();
        }
    }

    /** A field that {@code owner} does not have: only drafts have such. */
    record OwnQuestion(EntityType owner, String name, Bilingual label) implements FormItem {}

    /**
     * A relation, and what is shown of the entities of type {@code target} that it leads to.
     *
     * @param stating the relation that the records of a new entity in the list state, or those of the list's owner; null when the list
     *     takes no new entities: it is none, shows only some, or nothing states what it reads
     */
    record Part(
            RelationField relation,
            EntityType target,
            List<FormItem> items,
            @Nullable RelationField stating) implements FormItem {
        @Override
        public String name() {
            return relation.name();
        }

        /**
         * What is asked of a new entity in the list: what the list shows, lists left out, after the type's first identifier where the list
         * shows none.
         */
        public List<FormItem> entry() {
            List<FormItem> entry = new ArrayList<>(items);
            entry.removeIf(item -> item instanceof Part part && part.relation().many());
            if (items.stream().noneMatch(Part::identifies)) {
                target.identifiers()
                        .findFirst()
                        .ifPresent(field -> entry.add(0, new Question(target, field, Ask.PLAINLY)));
            }
            return List.copyOf(entry);
        }

        private static boolean identifies(FormItem item) {
            return item instanceof Question question && question.field().isIdentifier();
        }
    }
}
