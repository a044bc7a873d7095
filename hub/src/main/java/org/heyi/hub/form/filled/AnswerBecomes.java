package org.heyi.hub.form.filled;

/** What an answer that says something else than what is known would become. */
public enum AnswerBecomes {
    /** A value, which counts from then on. */
    VALUE,
    /** A correction, for the department whose value is known to decide on. */
    CORRECTION
}
