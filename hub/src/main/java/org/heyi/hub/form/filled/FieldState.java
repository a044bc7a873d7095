package org.heyi.hub.form.filled;

/** How well a field of a form is known: the first that is true of MISSING, STALE, DISPUTED; else KNOWN. */
public enum FieldState {
    /** Somebody says it, recently enough, and nobody says otherwise. */
    KNOWN,
    /** Nobody has said it within the period that the form asks for. */
    STALE,
    /** Records disagree on it, or on a relation that leads to it. */
    DISPUTED,
    /** Nobody says it. */
    MISSING
}
