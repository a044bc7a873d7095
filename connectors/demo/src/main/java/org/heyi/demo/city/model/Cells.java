package org.heyi.demo.city.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.heyi.demo.city.model.Divisions.Division;

/**
 * The grid: a cell of the first level for each town, of the second for each of the communities that the city has at its size, of the third in
 * equal shares of these. 17, 271 and 1,558 at full size; smaller cities have fewer, as the square root of their residents.
 */
public final class Cells {
    private static final double FULL_SIZE = 1_780_000;
    private static final int SECOND_LEVEL = 271;
    private static final int THIRD_LEVEL = 1_558;

    private final List<Division> towns;
    private final List<Division> communities;
    private final int third;

    Cells(Divisions divisions, long residents) {
        double scale = Math.min(1, Math.sqrt(residents / FULL_SIZE));
        this.towns = divisions.towns();
        this.communities = chosen(divisions, Math.max(towns.size(), (int) Math.round(SECOND_LEVEL * scale)));
        this.third = Math.max(communities.size(), (int) Math.round(THIRD_LEVEL * scale));
    }

    /** {@code count} communities, taken from each town in turn, in order of code. */
    private List<Division> chosen(Divisions divisions, int count) {
        List<List<Division>> byTown =
                towns.stream().map(town -> divisions.communities(town.code())).toList();
        List<Division> chosen = new ArrayList<>();
        for (int turn = 0; chosen.size() < count; turn++) {
            for (List<Division> town : byTown) {
                if (turn < town.size() && chosen.size() < count) {
                    chosen.add(town.get(turn));
                }
            }
        }
        chosen.sort(Comparator.comparing(Division::code));
        return List.copyOf(chosen);
    }

    public List<Division> towns() {
        return towns;
    }

    /** The community of each cell of the second level. */
    public List<Division> communities() {
        return communities;
    }

    /** Number of cells of the third level. */
    public int thirdLevel() {
        return third;
    }

    /** The second-level cell that a third-level cell lies in. */
    public int community(int thirdLevelCell) {
        return (int) ((long) thirdLevelCell * communities.size() / third);
    }

    public static String code(Division townOrCommunity) {
        return "WG" + townOrCommunity.code();
    }

    public String code(int thirdLevelCell) {
        return code(communities.get(community(thirdLevelCell))) + "%02d".formatted(numberInCommunity(thirdLevelCell));
    }

    public String name(int thirdLevelCell) {
        return communities.get(community(thirdLevelCell)).name() + "第" + numberInCommunity(thirdLevelCell) + "网格";
    }

    private int numberInCommunity(int thirdLevelCell) {
        int community = community(thirdLevelCell);
        int first = (int) (((long) community * third + communities.size() - 1) / communities.size());
        return thirdLevelCell - first + 1;
    }
}
