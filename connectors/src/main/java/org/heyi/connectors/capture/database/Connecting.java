package org.heyi.connectors.capture.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;

/** Opens connections, and says what it means when that fails. */
public final class Connecting {
    private static final int UNKNOWN_DATABASE = 1049;
    private static final int NO_RIGHT_TO_DATABASE = 1044;

    /** PostgreSQL: a lock not had in time, a statement that took too long, a transaction that was idle or lasted too long. */
    private static final Set<String> IMPATIENT = Set.of("55P03", "57014", "25P03", "25P04");

    /** MariaDB and MySQL: the same, and a table that was altered behind the transaction's snapshot. */
    private static final Set<Integer> IMPATIENT_BINLOG = Set.of(1205, 1412, 1969, 3024);

    private Connecting() {}

    /**
     * @param settings of the driver, unless the address has others
     * @param required settings that hold whatever the address has
     */
    static Connection open(
            String source, DatabaseAddress address, Map<String, String> settings, Map<String, String> required) {
        Properties properties = new Properties();
        properties.putAll(settings);
        properties.putAll(address.parameters());
        properties.putAll(required);
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        try {
            return DriverManager.getConnection(address.url().replaceFirst("\\?.*", ""), properties);
        } catch (SQLException e) {
            throw refused(source, address, e);
        }
    }

    private static RuntimeException refused(String source, DatabaseAddress address, SQLException e) {
        String state = Objects.requireNonNullElse(e.getSQLState(), "");
        Place place = Place.of(source);
        if (state.equals("3D000") || e.getErrorCode() == UNKNOWN_DATABASE || e.getErrorCode() == NO_RIGHT_TO_DATABASE) {
            return new FaultException(
                    Fault.of(FaultCode.DATABASE_MISSING, place, address.database(), address.server(), reason(e)), e);
        }
        if (state.startsWith("28")) {
            return new FaultException(
                    Fault.of(FaultCode.LOGIN_REFUSED, place, address.user(), address.server(), reason(e)), e);
        }
        return new SourceAwayException(Fault.of(FaultCode.SOURCE_AWAY, place, address.server(), reason(e)), e);
    }

    /** Whether just this statement could not be done in the time that it has, as others were busy with its table. */
    public static boolean isBusy(SQLException e) {
        return IMPATIENT.contains(Objects.requireNonNullElse(e.getSQLState(), ""))
                || IMPATIENT_BINLOG.contains(e.getErrorCode());
    }

    /** Whether the connection broke, or could not be made, for a reason that may pass by itself. */
    public static boolean isAway(SQLException e) {
        String state = Objects.requireNonNullElse(e.getSQLState(), "");
        return state.startsWith("08")
                || state.startsWith("57P")
                || state.startsWith("53")
                || state.startsWith("70100")
                || isBusy(e);
    }

    /** The first line of the driver's message. */
    public static String reason(Throwable e) {
        String message = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        return message.lines().findFirst().orElse(message).strip();
    }
}
