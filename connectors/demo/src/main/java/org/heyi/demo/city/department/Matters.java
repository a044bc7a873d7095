package org.heyi.demo.city.department;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.heyi.demo.city.department.Mention.Kind;
import org.heyi.demo.city.model.Building;
import org.heyi.demo.city.model.City;
import org.heyi.demo.city.model.Draw;
import org.heyi.demo.city.model.Enterprise;
import org.heyi.demo.city.model.Person;
import org.jspecify.annotations.Nullable;

/** Matters: one for ten people. */
final class Matters {
    private static final List<String> CHANNELS = List.of("12345", "12345", "12345", "巡查", "巡查", "APP", "来访");
    private static final List<Integer> STATES = List.of(1, 2, 3, 4, 4, 4, 4, 4, 9);

    private final City city;
    private final Draw draw;
    private final List<MatterTypes.Type> types = MatterTypes.all();

    private Matters(City city) {
        this.city = city;
        this.draw = city.draw();
    }

    static CityTable table(City city) {
        return CityTable.of(
                "matter",
                "sjbh sxbm bt nr sbrxm sbrsfzh sbrdh ly jj zt bmbm xzqh dzbm wgbm tyshxydm sbsj bjsj gxsj",
                new Matters(city)::matters);
    }

    private void matters(RowSink sink) throws IOException {
        for (long index = 0; index < city.population().size() / 10; index++) {
            matter(sink, index);
        }
    }

    private void matter(RowSink sink, long index) throws IOException {
        MatterTypes.Type type = draw.pick(types, "matter-type", index);
        Building building = city.compounds().any("matter-building", index);
        Person reporter = draw.permille(700, "reporter-known", index) ? reporter(index) : null;
        Enterprise enterprise = draw.permille(100, "matter-enterprise", index) ? enterprise(index) : null;
        int state = draw.pick(STATES, "matter-state", index);
        LocalDateTime reported = city.calendar().changed("matter-reported", index);
        LocalDateTime closed = state == 4 ? reported.plusHours(2 + draw.below(400, "matter-hours", index)) : null;
        sink.row(
                mentions(index, reporter, enterprise),
                new UUID(draw.number("matter-id-1", index), draw.number("matter-id-2", index)),
                draw.permille(20, "untyped", index) ? null : type.code(),
                building.street() + type.name(),
                content(type, building, index),
                reporter == null ? null : reporter.name(),
                reporter == null || draw.permille(200, "reporter-no-id", index) ? null : reporter.idNumber(),
                reporter == null ? null : city.phones().written(reporter.index(), "reporter-phone"),
                draw.pick(CHANNELS, "channel", index),
                draw.permille(50, "urgency-unknown", index) ? null : draw.permille(80, "urgent", index),
                state,
                state == 1 ? null : MatterTypes.departmentCode(type.department()),
                building.community(),
                draw.permille(100, "matter-no-building", index) ? null : building.addressCode(),
                city.cells().code(building.cell()),
                enterprise == null ? null : enterprise.creditCode(),
                Grid.zoned(reported),
                closed == null ? null : Grid.zoned(closed),
                Grid.zoned(closed == null ? reported.plusMinutes(30) : closed));
    }

    private static List<Mention> mentions(long index, @Nullable Person reporter, @Nullable Enterprise enterprise) {
        List<Mention> mentions = new ArrayList<>();
        mentions.add(new Mention("sjbh", Kind.MATTER, index));
        if (reporter != null) {
            mentions.add(new Mention("sbrsfzh", Kind.PERSON, reporter.index()));
        }
        if (enterprise != null) {
            mentions.add(new Mention("tyshxydm", Kind.ENTERPRISE, enterprise.index()));
        }
        return mentions;
    }

    private Person reporter(long index) {
        long anybody = Long.remainderUnsigned(
                draw.number("reporter", index), city.population().size());
        return city.population().person(city.population().householdOf(anybody).firstPerson());
    }

    private Enterprise enterprise(long index) {
        return city.enterprises().enterprise(draw.below((int) city.enterprises().count(), "matter-about", index));
    }

    /** A few reports are long enough to be kept out of the row by PostgreSQL. */
    private String content(MatterTypes.Type type, Building building, long index) {
        String sentence = "居民反映" + building.street() + building.number() + "幢附近存在“" + type.name() + "”问题，希望有关部门核实处理。";
        return draw.permille(10, "long-report", index) ? sentence.repeat(120) : sentence;
    }
}
