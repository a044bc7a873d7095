package org.heyi.demo.city.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The real divisions of the city, from {@code divisions.csv}. */
public final class Divisions {
    private static final String RESOURCE = "/org/heyi/demo/city/divisions.csv";
    /** Industrial parks, which have codes of the town level but lie in towns. */
    private static final List<String> PARKS = List.of("320281403", "320281404", "320281405", "320281406");

    private final List<Division> all;
    private final Map<String, Division> byCode = new LinkedHashMap<>();

    /** @param level county, town or village */
    public record Division(String code, String name, String parent, String level) {}

    private Divisions(List<Division> all) {
        this.all = all;
        all.forEach(division -> byCode.put(division.code(), division));
    }

    public static Divisions read() {
        try (InputStream resource = Objects.requireNonNull(Divisions.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            List<Division> all = new ArrayList<>();
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] values = line.split(",", -1);
                all.add(new Division(values[0], values[1], values[2], values[3]));
            }
            return new Divisions(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** County, towns, communities, in the order of the file. */
    public List<Division> all() {
        return all;
    }

    /** The division of a code that is known to be there. */
    public Division division(String code) {
        return Objects.requireNonNull(byCode.get(code), code);
    }

    /** The 17 towns. */
    public List<Division> towns() {
        return all.stream()
                .filter(division -> division.level().equals("town") && !PARKS.contains(division.code()))
                .toList();
    }

    /** The communities of a town. */
    public List<Division> communities(String town) {
        return all.stream().filter(division -> division.parent().equals(town)).toList();
    }
}
