package org.heyi.demo.city.model;

import java.util.List;

/** What is true of enterprises beyond what they are founded as. Codes are those of the departments. */
public final class EnterpriseFacts {
    private static final List<String> BRANCHES =
            List.of("C17", "C31", "C33", "C34", "C39", "F51", "F52", "G54", "H62", "I65", "E50", "O80");

    private final City city;
    private final Draw draw;

    public EnterpriseFacts(City city) {
        this.city = city;
        this.draw = city.draw();
    }

    /** 1 in business, 2 licence revoked, 3 struck off. */
    public String state(long index) {
        int state = draw.below(100, "enterprise-state", index);
        return state < 90 ? "1" : state < 93 ? "2" : "3";
    }

    /** In units of 10,000 yuan. */
    public int capital(long index) {
        return 10 * (1 + draw.below(500, "capital", index));
    }

    /** GB/T 4754. */
    public String branch(long index) {
        return draw.pick(BRANCHES, "branch", index);
    }

    public String scope(long index) {
        return city.names().trade(index) + "的生产、加工、销售；道路普通货物运输。（依法须经批准的项目，经相关部门批准后方可开展经营活动）";
    }

    /** Where it can be reached beside its landline: half of them have a mobile number, too. */
    public boolean hasMobile(long index) {
        return !draw.permille(500, "landline", index);
    }

    /** In words. */
    public static String address(Enterprise enterprise) {
        return enterprise.seat().street() + enterprise.seat().number() + "幢";
    }
}
