package org.heyi.demo.city.model;

import java.util.List;

/** Telephone numbers, written as people write them. */
public final class Phones {
    private static final List<String> NETWORKS = List.of(
            "130", "131", "132", "133", "135", "136", "137", "138", "139", "150", "151", "152", "153", "155", "156",
            "157", "158", "159", "180", "181", "182", "183", "185", "186", "187", "188", "189", "199");

    private final Draw draw;

    public Phones(Draw draw) {
        this.draw = draw;
    }

    /** A mobile number of 11 digits; the fourth and fifth are 0. */
    public String mobile(long index) {
        return draw.pick(NETWORKS, "network", index) + "00"
                + "%06d".formatted(draw.below(1_000_000, "subscriber", index));
    }

    /** A landline of the city. */
    public String landline(long index) {
        return "0510-86" + "%06d".formatted(draw.below(1_000_000, "landline", index));
    }

    /** The mobile number of {@code index} in one of the ways it is written; {@code writer} decides which. One in a hundred lacks digits. */
    public String written(long index, String writer) {
        String number = mobile(index);
        return switch (draw.below(100, writer, index)) {
            case 0 -> number.substring(0, 7);
            case 1, 2, 3, 4, 5 -> "+86 " + number;
            case 6, 7, 8 -> "0086-" + number;
            case 9, 10, 11, 12, 13 -> number.substring(0, 3) + "-" + number.substring(3, 7) + "-" + number.substring(7);
            case 14, 15, 16 -> number.substring(0, 3) + " " + number.substring(3, 7) + " " + number.substring(7);
            default -> number;
        };
    }
}
