package org.heyi.hub.query.api;

/** Writes SDL: a type at a time, each with its description. */
final class SdlText {
    private final StringBuilder text = new StringBuilder();

    /** Begins a type; {@code head} is all that stands before the brace. */
    SdlText open(String description, String head) {
        describe("", description);
        text.append(head).append(" {\n");
        return this;
    }

    SdlText close() {
        text.append("}\n\n");
        return this;
    }

    SdlText field(String description, String definition) {
        describe("  ", description);
        text.append("  ").append(definition).append('\n');
        return this;
    }

    private void describe(String indent, String description) {
        if (description.isBlank()) {
            return;
        }
        String safe = description.strip().replace("\"\"\"", "\\\"\"\"");
        text.append(indent).append("\"\"\"\n");
        safe.lines().forEach(line -> text.append(indent).append(line.strip()).append('\n'));
        text.append(indent).append("\"\"\"\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
