package org.heyi.demo.city;

import java.util.List;
import java.util.Locale;
import org.heyi.demo.city.department.CityTable;
import org.heyi.demo.city.department.CivilAffairs;
import org.heyi.demo.city.department.Grid;
import org.heyi.demo.city.department.Health;
import org.heyi.demo.city.department.Housing;
import org.heyi.demo.city.department.MarketRegulation;
import org.heyi.demo.city.department.Police;
import org.heyi.demo.city.department.SocialSecurity;
import org.heyi.demo.city.model.City;

/** The seven departments. */
enum Department {
    POLICE("公安", Engine.POSTGRES),
    CIVIL_AFFAIRS("民政", Engine.POSTGRES),
    HOUSING("住建", Engine.MARIADB),
    MARKET_REGULATION("市场监管", Engine.MARIADB),
    SOCIAL_SECURITY("人社", Engine.POSTGRES),
    HEALTH("卫健", Engine.FILES),
    GRID("网格与12345热线", Engine.POSTGRES);

    private final String title;
    private final Engine engine;

    /** What a department's system runs on. */
    enum Engine {
        POSTGRES,
        MARIADB,
        FILES
    }

    Department(String title, Engine engine) {
        this.title = title;
        this.engine = engine;
    }

    /** As the connector's folder is called, such as civil-affairs. */
    String folder() {
        return database().replace('_', '-');
    }

    /** Such as civil_affairs. */
    String database() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    Engine engine() {
        return engine;
    }

    List<CityTable> tables(City city) {
        return switch (this) {
            case POLICE -> Police.tables(city);
            case CIVIL_AFFAIRS -> CivilAffairs.tables(city);
            case HOUSING -> Housing.tables(city);
            case MARKET_REGULATION -> MarketRegulation.tables(city);
            case SOCIAL_SECURITY -> SocialSecurity.tables(city);
            case HEALTH -> Health.tables(city);
            case GRID -> Grid.tables(city);
        };
    }
}
