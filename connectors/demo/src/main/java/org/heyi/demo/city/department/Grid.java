package org.heyi.demo.city.department;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.heyi.demo.city.department.Mention.Kind;
import org.heyi.demo.city.model.Building;
import org.heyi.demo.city.model.Cells;
import org.heyi.demo.city.model.City;
import org.heyi.demo.city.model.Divisions.Division;
import org.heyi.demo.city.model.Draw;
import org.heyi.demo.city.model.Person;
import org.jspecify.annotations.Nullable;

/** The grid: departments, matter types, cells, posts, and which cell a building lies in. */
public final class Grid {
    private static final LocalDateTime DRAWN = LocalDateTime.of(2024, 3, 1, 9, 0);
    private static final DateTimeFormatter DASHES = DateTimeFormatter.ofPattern("yyyy-M-d");
    private static final int POSTS = 6;

    private final City city;
    private final Draw draw;

    private Grid(City city) {
        this.city = city;
        this.draw = city.draw();
    }

    /** The tables, in the order they are filled. */
    public static List<CityTable> tables(City city) {
        Grid grid = new Grid(city);
        return List.of(
                CityTable.of("department", "bmbm bmmc lxdh gxsj", grid::departments),
                CityTable.of("matter_type", "sxbm sxmc bmbm sxlb blsx gxsj", grid::matterTypes),
                CityTable.of("grid_cell", "wgbm wgmc wgcj sjwgbm xzqh wgmj gxsj", grid::cells),
                CityTable.of("grid_post", "gwbh wgbm gwlx xm sfzh lxdh rzrq gxsj", grid::posts),
                CityTable.of("building_cell", "dzbm wgbm gxsj", grid::buildings),
                Matters.table(city));
    }

    static String zoned(LocalDateTime time) {
        return time + "+08";
    }

    private void departments(RowSink sink) throws IOException {
        for (int index = 0; index < MatterTypes.DEPARTMENTS.size(); index++) {
            sink.row(
                    List.of(new Mention("bmbm", Kind.DEPARTMENT, index)),
                    MatterTypes.departmentCode(index),
                    "江阴市" + MatterTypes.DEPARTMENTS.get(index),
                    city.phones().landline(-1 - index),
                    zoned(DRAWN));
        }
    }

    private void matterTypes(RowSink sink) throws IOException {
        for (MatterTypes.Type type : MatterTypes.all()) {
            sink.row(
                    List.of(new Mention("sxbm", Kind.MATTER_TYPE, type.index())),
                    type.code(),
                    type.name(),
                    MatterTypes.departmentCode(type.department()),
                    type.category(),
                    type.limitDays(),
                    zoned(DRAWN));
        }
    }

    /** What is done with a cell; cells are counted through all levels. */
    private interface CellVisit {
        void cell(int index, int level, String code, String name, @Nullable String parent, String place)
                throws IOException;
    }

    private void eachCell(CellVisit visit) throws IOException {
        Cells cells = city.cells();
        int index = 0;
        for (Division town : cells.towns()) {
            visit.cell(index++, 1, Cells.code(town), town.name() + "网格", null, town.code());
        }
        for (Division community : cells.communities()) {
            String parent = "WG" + community.parent();
            visit.cell(index++, 2, Cells.code(community), community.name() + "网格", parent, community.code());
        }
        for (int cell = 0; cell < cells.thirdLevel(); cell++) {
            Division community = cells.communities().get(cells.community(cell));
            String code = cells.code(cell);
            visit.cell(index++, 3, code, cells.name(cell), Cells.code(community), community.code());
        }
    }

    private void cells(RowSink sink) throws IOException {
        eachCell((index, level, code, name, parent, place) -> sink.row(
                List.of(new Mention("wgbm", Kind.GRID_CELL, index)),
                code,
                name,
                level,
                parent,
                place,
                draw.permille(50, "cell-area-unknown", index)
                        ? null
                        : (0.2 + draw.below(300, "cell-area", index) / 100.0) * (4 - level),
                zoned(DRAWN)));
    }

    private void posts(RowSink sink) throws IOException {
        eachCell((index, level, code, name, parent, place) -> {
            for (int post = 1; post <= POSTS; post++) {
                post(sink, index * POSTS + post, code, post);
            }
        });
    }

    private void post(RowSink sink, long index, String cell, int post) throws IOException {
        long anybody = Long.remainderUnsigned(
                draw.number("post-holder", index), city.population().size());
        Person holder =
                city.population().person(city.population().householdOf(anybody).firstPerson());
        boolean vacant = draw.permille(30, "vacant", index);
        List<Mention> mentions = vacant
                ? List.of(new Mention("gwbh", Kind.GRID_POST, index))
                : List.of(new Mention("gwbh", Kind.GRID_POST, index), new Mention("sfzh", Kind.PERSON, holder.index()));
        sink.row(
                mentions,
                cell + "-" + post,
                cell,
                post,
                vacant ? null : holder.name(),
                vacant ? null : holder.idNumber(),
                city.phones().written(holder.index(), "post-phone"),
                vacant ? null : DASHES.format(city.calendar().day(LocalDate.of(2021, 1, 1), "post-since", index)),
                zoned(city.calendar().changed("grid_post", index)));
    }

    private void buildings(RowSink sink) throws IOException {
        for (long compound = 0; compound < city.compounds().count(); compound++) {
            for (Building building : city.compounds().buildings(compound)) {
                sink.row(
                        List.of(new Mention("dzbm", Kind.BUILDING, building.index())),
                        building.addressCode(),
                        city.cells().code(building.cell()),
                        zoned(DRAWN));
            }
        }
    }
}
