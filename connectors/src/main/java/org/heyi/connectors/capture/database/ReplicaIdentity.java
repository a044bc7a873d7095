package org.heyi.connectors.capture.database;

import java.util.Optional;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;

/**
 * Whether the server would let a published table's owner go on with UPDATE and DELETE, and whether the log would name each row that they touch.
 *
 * @param verdict on the table, or on the first of its partitions that is not fine
 * @param relation quoted name of that table or partition
 */
public record ReplicaIdentity(Verdict verdict, String relation) {
    static final ReplicaIdentity FINE = new ReplicaIdentity(Verdict.FINE, "");

    /** As {@link ShapeQuery} finds it out. */
    public enum Verdict {
        FINE,
        /** REPLICA IDENTITY NOTHING. */
        NOTHING,
        /** The primary key is deferrable or not valid: to the server that is none. */
        DEFERRABLE,
        /** No primary key, and no other identity. */
        NO_KEY,
        /** REPLICA IDENTITY USING INDEX, and the index was dropped or is not valid. */
        INDEX_GONE,
        /** REPLICA IDENTITY USING INDEX, and the index does not hold the primary key. */
        INDEX_OTHER,
        /** Rows of these never reach the log. */
        UNLOGGED,
        TEMPORARY,
        FOREIGN,
        VIEW,
        /** Other tables inherit from it, as they did before there were partitions: their rows are its rows, and have no key in common. */
        INHERITED,
        /** The user sees some of the rows, and the log has all. */
        ROW_SECURITY,
        /** Published as a part of the partitioned table that is mapped as well. */
        WITH_PARENT
    }

    /** Whether nothing is wrong. */
    public boolean isFine() {
        return verdict == Verdict.FINE;
    }

    /** What is wrong, with the statement that mends it; empty when it is fine. */
    Optional<Fault> fault(String source, String table, String user) {
        FaultCode code =
                switch (verdict) {
                    case FINE -> null;
                    case NOTHING -> FaultCode.REPLICA_IDENTITY;
                    case DEFERRABLE -> FaultCode.IDENTITY_DEFERRABLE;
                    case NO_KEY -> FaultCode.IDENTITY_WITHOUT_KEY;
                    case INDEX_GONE -> FaultCode.IDENTITY_INDEX_GONE;
                    case INDEX_OTHER -> FaultCode.IDENTITY_INDEX_OTHER;
                    case UNLOGGED, TEMPORARY, FOREIGN, VIEW -> FaultCode.TABLE_NOT_LOGGED;
                    case INHERITED -> FaultCode.TABLE_INHERITED;
                    case ROW_SECURITY -> FaultCode.ROW_SECURITY;
                    case WITH_PARENT -> FaultCode.PUBLISHED_WITH_PARENT;
                };
        return code == null
                ? Optional.empty()
                : Optional.of(Fault.of(code, Place.of(source + "/" + table), relation, verdict, user));
    }
}
