package org.heyi.hub.form.filled;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.heyi.connectors.record.Identifier;
import org.heyi.hub.form.document.AreaBeside;
import org.heyi.hub.form.document.Form;
import org.heyi.hub.ledger.Areas;
import org.heyi.hub.query.execution.Asking;
import org.heyi.hub.query.execution.AskingFailed;
import org.heyi.schema.EntityType;
import org.heyi.schema.IdentifierFormat;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** Fills a form with what the graph knows of its subject, by the one query that the form was compiled into. */
public final class FormFiller {
    /** Characters of a text that the graph is to find again: what its indexes hold, with room to spare. */
    public static final int LONGEST_TEXT = 1_900;

    private static final int SHOWN = 100;
    private static final String AREAS = "query($value: %s!) { found: %s(by: {%s: $value}) { %s } }";
    private final Ontology ontology;
    private final Asking asking;
    private final Clock clock;

    public FormFiller(Ontology ontology, Asking asking, Clock clock) {
        this.ontology = ontology;
        this.asking = asking;
        this.clock = clock;
    }

    /** The form as its own department would answer it. */
    public FilledForm fill(Form form, Map<String, Object> subject, Locale locale) {
        return fill(form, subject, form.department(), locale);
    }

    /**
     * The form about a subject, which need not be known to anybody yet.
     *
     * @param subject value of each of the form's variables
     * @param department for which it is answered
     * @throws FaultException when the subject does not fit the form
     * @throws AskingFailed when the graph does not answer
     */
    public FilledForm fill(Form form, Map<String, Object> subject, String department, Locale locale) {
        for (String name : subject.keySet()) {
            if (!form.variables().containsKey(name)) {
                throw unfit(form, "\"" + name + "\"");
            }
        }
        Identifier named = named(form, subject);
        Map<String, @Nullable Object> data = ask(form, subject, locale);
        Map<?, ?> answered = data.get(form.subject()) instanceof Map<?, ?> found ? found : Map.of();
        FormEntity entity = new FormEntity(form.type(), null, null, form.items(), answered, named, null);
        FieldWriter writer = new FieldWriter(ontology, clock, department);
        writer.write(entity, "");
        Areas areas = AreaBeside.read(ontology, form.type(), answered);
        return new FilledForm(FormHead.of(form), entity.id(), writer.fields(), writer.lists(), areas);
    }

    /**
     * Where the entity of this identifier lies.
     *
     * @throws AskingFailed when the graph does not answer
     */
    public Areas areas(Identifier identifier, Locale locale) {
        EntityType type = ontology.entity(identifier.type());
        String selections = AreaBeside.selections(ontology, type);
        if (selections.isEmpty()) {
            return Areas.UNKNOWN;
        }
        String query = AREAS.formatted(
                type.value(identifier.field()).orElseThrow().kind().scalar(),
                type.singular(),
                identifier.field(),
                selections);
        Object found =
                asking.data(query, Map.of("value", identifier.value()), locale).get("found");
        return found instanceof Map<?, ?> answered ? AreaBeside.read(ontology, type, answered) : Areas.UNKNOWN;
    }

    private Map<String, @Nullable Object> ask(Form form, Map<String, Object> subject, Locale locale) {
        try {
            return asking.data(form.query(), subject, locale);
        } catch (AskingFailed e) {
            throw e.isAboutVariables() ? unfit(form, String.valueOf(e.getMessage())) : e;
        }
    }

    /** The identifier that the subject is looked up by; null when it is looked up by its id. */
    private static @Nullable Identifier named(Form form, Map<String, Object> subject) {
        Object value = subject.get(form.lookup().variable());
        if (!(value instanceof String || value instanceof Number)) {
            throw unfit(form, "\"" + form.lookup().variable() + "\": " + value);
        }
        String identifier = form.lookup().identifier();
        if (identifier.equals("id")) {
            return null;
        }
        IdentifierFormat format = form.type()
                .value(identifier)
                .flatMap(field -> field.identifier())
                .orElseThrow();
        String text = value.toString();
        return format.normalise(text)
                .filter(written -> written.length() <= LONGEST_TEXT)
                .map(written -> new Identifier(form.type().name(), identifier, written))
                .orElseThrow(() -> new FaultException(Fault.of(
                        FaultCode.FORM_SUBJECT_MALFORMED,
                        Place.of("subject." + form.lookup().variable()),
                        text.substring(0, Math.min(text.length(), SHOWN)),
                        form.type().name() + "." + identifier)));
    }

    private static FaultException unfit(Form form, String why) {
        return new FaultException(
                Fault.of(FaultCode.FORM_SUBJECT, Place.of("subject"), form.code(), why, form.variables()));
    }
}
