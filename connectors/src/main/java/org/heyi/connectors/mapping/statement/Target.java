package org.heyi.connectors.mapping.statement;

import org.heyi.schema.RelationField;
import org.heyi.schema.ValueField;

/** What a column of an INSERT stands for. */
public sealed interface Target {

    /** A field that holds a value. */
    record Value(ValueField field) implements Target {}

    /** Another entity, named by one of its identifiers. */
    record Reference(RelationField relation, ValueField identifier) implements Target {}

    /** When the row says it was last changed. */
    record UpdatedAt() implements Target {}

    /** Nothing: a fault about it has been reported. */
    record Unknown() implements Target {}
}
