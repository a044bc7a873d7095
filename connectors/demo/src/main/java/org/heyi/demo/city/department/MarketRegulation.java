package org.heyi.demo.city.department;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.heyi.demo.city.department.Mention.Kind;
import org.heyi.demo.city.model.Calendar;
import org.heyi.demo.city.model.City;
import org.heyi.demo.city.model.Divisions.Division;
import org.heyi.demo.city.model.Draw;
import org.heyi.demo.city.model.Enterprise;
import org.heyi.demo.city.model.EnterpriseFacts;
import org.heyi.demo.city.model.Person;

/** Market regulation: enterprises, legal representatives, investment projects, licences. */
public final class MarketRegulation {
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter POINTS = DateTimeFormatter.ofPattern("yyyy.MM.dd");
    private static final List<String> LICENCES =
            List.of("食品经营许可证", "排污许可证", "安全生产许可证", "道路运输经营许可证", "危险化学品经营许可证", "特种设备使用登记证");
    private static final List<String> PROJECT_WORDS = List.of("技术改造项目", "年产线扩建项目", "研发中心建设项目", "智能工厂项目", "厂房新建项目");

    private final City city;
    private final Draw draw;
    private final EnterpriseFacts facts;

    private MarketRegulation(City city) {
        this.city = city;
        this.draw = city.draw();
        this.facts = new EnterpriseFacts(city);
    }

    /** The tables, in the order they are filled. */
    public static List<CityTable> tables(City city) {
        MarketRegulation market = new MarketRegulation(city);
        return List.of(
                CityTable.of(
                        "qyjbxx",
                        "zch tyshxydm qymc qylx clrq zczb zs dzbm hydm jyfw djzt lxdh gxsj",
                        market::enterprises),
                CityTable.of("fddbr", "id zch xm zjhm rzrq gxsj", market::representatives),
                CityTable.of("tzxm", "xmdm xmmc tyshxydm ztz xzqh jszt kgrq jgrq gxsj", market::projects),
                CityTable.of("xkz", "xkzh zch xkmc fzrq yxqz fzjg zt gxsj", market::licences));
    }

    private void enterprises(RowSink sink) throws IOException {
        for (long index = 0; index < city.enterprises().count(); index++) {
            enterprise(sink, city.enterprises().enterprise(index));
        }
    }

    private void enterprise(RowSink sink, Enterprise enterprise) throws IOException {
        long index = enterprise.index();
        sink.row(
                List.of(new Mention("zch", Kind.ENTERPRISE, index)),
                enterprise.registrationNumber(),
                // Those not converted since 2015 still have no credit code.
                draw.permille(20, "no-credit-code", index) ? null : enterprise.creditCode(),
                enterprise.name(),
                enterprise.form(),
                draw.permille(10, "founded-blank", index)
                        ? ""
                        : enterprise.founded().toString(),
                facts.capital(index) + ".0000",
                EnterpriseFacts.address(enterprise),
                enterprise.seat().addressCode(),
                facts.branch(index),
                facts.scope(index),
                facts.state(index),
                facts.hasMobile(index)
                        ? city.phones().written(index, "enterprise-phone")
                        : city.phones().landline(index),
                city.calendar().changed("qyjbxx", index));
    }

    private void representatives(RowSink sink) throws IOException {
        for (long index = 0; index < city.enterprises().count(); index++) {
            Enterprise enterprise = city.enterprises().enterprise(index);
            Person person = city.population().person(enterprise.representative());
            sink.row(
                    List.of(
                            new Mention("zch", Kind.ENTERPRISE, index),
                            new Mention("zjhm", Kind.PERSON, person.index())),
                    index + 1,
                    enterprise.registrationNumber(),
                    person.name(),
                    draw.permille(20, "representative-no-id", index) ? null : person.idNumber(),
                    city.calendar().day(enterprise.founded(), "representative-since", index),
                    city.calendar().changed("fddbr", index));
        }
    }

    private void projects(RowSink sink) throws IOException {
        List<Division> communities = city.cells().communities();
        for (long index = 0; index < Math.max(5, city.population().size() / 500); index++) {
            Enterprise investor = city.enterprises()
                    .enterprise(draw.below((int) city.enterprises().count(), "investor", index));
            int stage = draw.below(4, "stage", index);
            LocalDate begun = city.calendar().day(LocalDate.of(2021, 1, 1), "project-begun", index);
            sink.row(
                    List.of(
                            new Mention("xmdm", Kind.PROJECT, index),
                            new Mention("tyshxydm", Kind.ENTERPRISE, investor.index())),
                    "2025-320299-%02d-03-%06d".formatted(index % 90 + 10, index),
                    investor.name() + draw.pick(PROJECT_WORDS, "project-words", index),
                    investor.creditCode(),
                    100 * (1 + draw.below(5_000, "investment", index)) + ".00",
                    draw.pick(communities, "built-in", index).code(),
                    Integer.toString(stage),
                    stage == 0 ? "" : POINTS.format(begun),
                    stage == 2 ? POINTS.format(city.calendar().day(begun, "project-end", index)) : null,
                    city.calendar().changed("tzxm", index));
        }
    }

    private void licences(RowSink sink) throws IOException {
        for (long index = 0; index < city.enterprises().count(); index++) {
            if (draw.permille(800, "licensed", index)) {
                licence(sink, city.enterprises().enterprise(index));
            }
        }
    }

    private void licence(RowSink sink, Enterprise enterprise) throws IOException {
        long index = enterprise.index();
        LocalDate issued = city.calendar().day(LocalDate.of(2018, 1, 1), "licence-issued", index);
        LocalDate end = issued.plusYears(5);
        boolean endless = draw.permille(150, "licence-endless", index);
        String state = endless || end.isAfter(Calendar.TODAY) ? "1" : "2";
        sink.row(
                List.of(new Mention("xkzh", Kind.CERTIFICATE, index), new Mention("zch", Kind.ENTERPRISE, index)),
                "XK320299%08d".formatted(index),
                enterprise.registrationNumber(),
                draw.pick(LICENCES, "licence", index),
                DIGITS.format(issued),
                endless ? "99991231" : DIGITS.format(end),
                "江阴市行政审批局",
                draw.permille(20, "licence-revoked", index) ? "3" : state,
                city.calendar().changed("xkz", index));
    }
}
