package org.heyi.hub.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.heyi.hub.query.cypher.Plan;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.summary.ProfiledPlan;

/** What a page costs the graph does not grow with the list: a report of a million rows has two thousand pages. */
class PageCostTest {
    private static final int PEOPLE = 5_000;
    private static final String PAGE = """
            query Page($after: String) {
              people(orderBy: [{nationalId: ASC}], first: 20, after: $after) {
                nodes { nationalId name } pageInfo { hasNextPage endCursor }
              }
            }
            """;
    private static TestCity city;

    @BeforeAll
    static void city() {
        city = TestCity.empty();
        city.cypher(
                "UNWIND range(1, $people) AS i CREATE (:Entity:Person {id: 'p' + i, nationalId: toString(100000 + i)})",
                Map.of("people", PEOPLE));
        // The planner's statistics follow by themselves, but some time later.
        city.cypher("CALL db.prepareForReplanning(60)");
    }

    @Test
    void pages_in_the_order_of_an_identifier_touch_little_more_than_their_own_rows() {
        Map<String, Object> variables = new HashMap<>();
        assertThat(touched(variables)).isLessThan(1_000);
        for (int page = 0; page < 3; page++) {
            Map<?, ?> people = (Map<?, ?>) city.data(PAGE, variables).get("people");
            Map<?, ?> info = (Map<?, ?>) Objects.requireNonNull(people.get("pageInfo"));
            variables.put("after", info.get("endCursor"));
            assertThat(touched(variables)).isLessThan(1_000);
        }
    }

    /** Rows of all operators, and hits of the store, when the page's statement runs. */
    private static long touched(Map<String, Object> variables) {
        Plan.Statement statement = city.engine().statement(PAGE, variables);
        try (var session = city.driver().session()) {
            return touched(session.run("PROFILE " + statement.cypher(), statement.parameters())
                    .consume()
                    .profile());
        }
    }

    private static long touched(ProfiledPlan plan) {
        return plan.dbHits()
                + plan.records()
                + plan.children().stream().mapToLong(PageCostTest::touched).sum();
    }
}
