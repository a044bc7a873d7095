package org.heyi.demo.city;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Says that the departments' systems are filled, and with which city. */
final class CityFile {
    private final Path file;

    CityFile(Path data) {
        this.file = data.resolve("city.properties");
    }

    /**
     * Whether that city is already there.
     *
     * @throws IOException when another city is
     */
    boolean holds(long residents, long seed) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        Properties city = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            city.load(in);
        }
        if (!city.equals(properties(residents, seed))) {
            throw new IOException(
                    "%s holds a city of %s residents with seed %s; ask for that one, or choose another directory"
                            .formatted(file.getParent(), city.getProperty("residents"), city.getProperty("seed")));
        }
        return true;
    }

    void write(long residents, long seed) throws IOException {
        Path part = file.resolveSibling("city.properties.part");
        try (Writer out = Files.newBufferedWriter(part)) {
            properties(residents, seed).store(out, null);
        }
        Files.move(part, file);
    }

    private static Properties properties(long residents, long seed) {
        Properties city = new Properties();
        city.setProperty("residents", Long.toString(residents));
        city.setProperty("seed", Long.toString(seed));
        return city;
    }
}
