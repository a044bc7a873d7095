package org.heyi.connectors.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.heyi.demo.database.DatabaseServer;
import org.heyi.demo.database.MariaDbServer;
import org.heyi.demo.database.PostgresServer;

/** One server of each engine for all tests of this JVM. */
final class Servers {
    private static DatabaseServer postgres;
    private static DatabaseServer mariaDb;
    private static DatabaseServer mySql;
    private static DatabaseServer mySqlByFile;

    private Servers() {}

    static synchronized DatabaseServer postgres() {
        if (postgres == null) {
            try {
                postgres = PostgresServer.start(Files.createTempDirectory("heyi-postgres"), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return postgres;
    }

    static synchronized DatabaseServer mariaDb() {
        if (mariaDb == null) {
            try {
                mariaDb = MariaDbServer.start(Files.createTempDirectory("heyi-mariadb"), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return mariaDb;
    }

    static synchronized DatabaseServer mySql() {
        if (mySql == null) {
            mySql = mySql("--gtid-mode=ON", "--enforce-gtid-consistency=ON");
        }
        return mySql;
    }

    /** Without GTIDs and without TLS. */
    static synchronized DatabaseServer mySqlByFile() {
        if (mySqlByFile == null) {
            mySqlByFile = mySql("--gtid-mode=OFF", "--enforce-gtid-consistency=ON", "--tls-version=");
        }
        return mySqlByFile;
    }

    private static DatabaseServer mySql(String... options) {
        try {
            return MySqlServer.start(options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
