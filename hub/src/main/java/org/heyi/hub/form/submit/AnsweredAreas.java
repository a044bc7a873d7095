package org.heyi.hub.form.submit;

import java.util.List;
import java.util.Locale;
import org.heyi.connectors.record.Identifier;
import org.heyi.hub.form.document.Form;
import org.heyi.hub.form.filled.FilledForm;
import org.heyi.hub.form.filled.FormEntity;
import org.heyi.hub.form.filled.FormFiller;
import org.heyi.hub.ledger.Areas;
import org.heyi.schema.RelationField;

/** Which areas a submission counts for. */
final class AnsweredAreas {
    private final Form form;
    private final FormFiller filler;

    AnsweredAreas(Form form, FormFiller filler) {
        this.form = form;
        this.filler = filler;
    }

    /** Those the subject lay in; while nobody knows them, those of what the answers say it lies in. */
    Areas of(FilledForm filled, List<Checked> answers, Locale locale) {
        if (filled.areas().areKnown()) {
            return filled.areas();
        }
        return form.type()
                .within()
                .flatMap(relation -> answers.stream().filter(answer -> namesTheEndOf(relation, answer)))
                .map(answer -> filler.areas(named(answer), locale))
                .filter(Areas::areKnown)
                .findFirst()
                .orElse(Areas.UNKNOWN);
    }

    private static boolean namesTheEndOf(RelationField relation, Checked answer) {
        FormEntity entity = answer.field().entity();
        return entity.via() != null
                && entity.via().relation().equals(relation)
                && entity.owner() != null
                && entity.owner().owner() == null
                && answer.field().question().field().isIdentifier();
    }

    private static Identifier named(Checked answer) {
        return new Identifier(
                answer.field().entity().type().name(), answer.field().question().name(), (String) answer.value());
    }
}
