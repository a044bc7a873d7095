package org.heyi.demo.city.model;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.heyi.demo.city.model.Household.Role;

/**
 * The people by index. Eight neighbours in a row make a block, which falls into households of a pattern; a block that floats is of people
 * registered elsewhere.
 */
public final class Population {
    /** People of a block. */
    public static final int BLOCK = 8;
    /** Households a block has at most; a household's index is its block's times this, and its own place. */
    public static final int HOUSEHOLDS = 4;

    private static final List<int[]> PATTERNS = List.of(
            new int[] {1, 2, 2, 3},
            new int[] {2, 3, 3},
            new int[] {1, 3, 4},
            new int[] {4, 4},
            new int[] {2, 2, 4},
            new int[] {1, 1, 3, 3},
            new int[] {3, 5});
    /** First years of the generations; the last ends with {@link #LAST_BIRTH}. */
    private static final int[] GENERATIONS = {1931, 1941, 1951, 1961, 1971, 1981, 1991, 2001, 2011};

    private static final LocalDate LAST_BIRTH = LocalDate.of(2025, 1, 1);
    private static final int NUMBERS_A_DAY = 500;
    /** Coprime to the numbers of every generation, so that people spread over days and never share a number. */
    private static final long STEP = 1_000_003;

    private static final String AREA = "320299";
    private static final List<String> ORIGINS = List.of("340299", "411799", "321399", "370299", "520199", "360199");

    private final long size;
    private final Draw draw;
    private final Names names;

    Population(long size, Draw draw, Names names) {
        this.size = size;
        this.draw = draw;
        this.names = names;
    }

    public long size() {
        return size;
    }

    public long blocks() {
        return (size + BLOCK - 1) / BLOCK;
    }

    /** The households of a block; in the last block they may be cut off. */
    public List<Household> households(long block) {
        int[] pattern = draw.pick(PATTERNS, "pattern", block);
        boolean floating = draw.permille(80, "floating", block);
        List<Household> households = new ArrayList<>(pattern.length);
        long first = block * BLOCK;
        for (int place = 0; place < pattern.length && first < size; place++) {
            long index = block * HOUSEHOLDS + place;
            int count = (int) Math.min(pattern[place], size - first);
            boolean couple = pattern[place] > 2 || draw.permille(750, "couple", index);
            households.add(new Household(index, first, count, count > 1 && couple, floating));
            first += count;
        }
        return households;
    }

    /** The household of a person. */
    public Household householdOf(long person) {
        for (Household household : households(person / BLOCK)) {
            if (person < household.firstPerson() + household.size()) {
                return household;
            }
        }
        throw new IllegalArgumentException("the city has " + size + " people and no person " + person);
    }

    public Person person(long index) {
        Household household = householdOf(index);
        return member(household, (int) (index - household.firstPerson()));
    }

    /** @param member from 0, the head, to the household's size - 1 */
    public Person member(Household household, int member) {
        long index = household.firstPerson() + member;
        Role role = household.role(member);
        boolean male = male(household, role, index);
        LocalDate birth = LocalDate.of(GENERATIONS[generation(household, role, index)], 1, 1);
        long slots = slots(generation(household, role, index));
        long slot = Math.floorMod(index * STEP + draw.below(Integer.MAX_VALUE, "numbers", birth.getYear()), slots);
        LocalDate born = birth.plusDays(slot / NUMBERS_A_DAY);
        int sequence = (int) (slot % NUMBERS_A_DAY) * 2 + (male ? 1 : 0);
        String area = household.floating() ? draw.pick(ORIGINS, "origin", household.index()) : AREA;
        String name = names.surname(surnameOf(household, role, index)) + names.given(male, index);
        return new Person(index, household, role, male, name, born, ResidentNumber.of(area, born, sequence));
    }

    private static long slots(int generation) {
        LocalDate first = LocalDate.of(GENERATIONS[generation], 1, 1);
        boolean last = generation == GENERATIONS.length - 1;
        LocalDate end = last ? LAST_BIRTH : LocalDate.of(GENERATIONS[generation + 1], 1, 1);
        return ChronoUnit.DAYS.between(first, end) * NUMBERS_A_DAY;
    }

    private boolean male(Household household, Role role, long index) {
        boolean head = draw.permille(650, "head-male", household.index());
        return switch (role) {
            case HEAD -> head;
            case SPOUSE -> !head;
            default -> draw.permille(510, "male", index);
        };
    }

    private int generation(Household household, Role role, long index) {
        boolean large = household.size() > 2;
        int head = large || (!household.couple() && household.size() == 2)
                ? 3 + draw.below(4, "generation", household.index())
                : draw.below(7, "generation", household.index());
        int step = 2 + draw.below(2, "generation-step", index);
        return switch (role) {
            case HEAD, SPOUSE -> head;
            case CHILD -> Math.min(GENERATIONS.length - 1, head + step);
            case PARENT -> Math.max(0, head - step);
        };
    }

    /** Children have the name of the couple's man; head, spouse and parent their own. */
    private long surnameOf(Household household, Role role, long index) {
        if (role != Role.CHILD) {
            return index;
        }
        boolean headIsMan = male(household, Role.HEAD, household.firstPerson());
        return household.couple() && !headIsMan ? household.firstPerson() + 1 : household.firstPerson();
    }
}
