package org.heyi.connectors.mapping;

import org.heyi.schema.fault.Fault;

/**
 * A value that lost its meaning before it came here: a number that a spreadsheet has rounded. A mapping that uses its column sends the row to
 * quarantine; others do not notice.
 *
 * @param shown what stands in the row
 * @param reason what a mapping that uses it is told
 */
public record UnusableValue(String shown, Fault reason) {

    @Override
    public String toString() {
        return shown;
    }
}
