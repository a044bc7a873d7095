package org.heyi.demo.city.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PopulationTest {
    private final City city = new City(20_000, 7);

    @Test
    void the_same_seed_gives_the_same_people_and_another_seed_others() {
        City same = new City(20_000, 7);
        City other = new City(20_000, 8);
        LongStream.range(0, 1_000).forEach(index -> assertThat(same.population().person(index))
                .isEqualTo(city.population().person(index)));
        assertThat(other.population().person(5).idNumber())
                .isNotEqualTo(city.population().person(5).idNumber());
    }

    @Test
    void every_person_has_an_id_number_of_his_own_with_a_valid_check_character() {
        Set<String> numbers = new HashSet<>();
        LongStream.range(0, 20_000).mapToObj(city.population()::person).forEach(person -> {
            assertThat(person.idNumber()).matches("[0-9]{17}[0-9X]");
            assertThat(iso7064(person.idNumber())).as(person.idNumber()).isEqualTo(1);
            assertThat(person.idNumber().substring(6, 14))
                    .isEqualTo(person.birth().toString().replace("-", ""));
            assertThat((person.idNumber().charAt(16) - '0') % 2 == 1).isEqualTo(person.male());
            assertThat(numbers.add(person.idNumber())).isTrue();
        });
    }

    @Test
    void at_full_size_people_far_apart_still_have_numbers_of_their_own() {
        Population full = new City(City.MOST_RESIDENTS, 1).population();
        Set<String> numbers = new HashSet<>();
        // Numbers would repeat first between people whose indexes differ by a multiple of what a decade holds.
        LongStream.iterate(0, index -> index < City.MOST_RESIDENTS, index -> index + 11)
                .forEach(index ->
                        assertThat(numbers.add(full.person(index).idNumber())).isTrue());
    }

    @Test
    void no_id_number_is_under_a_county_that_exists() {
        LongStream.range(0, 2_000)
                .mapToObj(city.population()::person)
                .forEach(person -> assertThat(person.idNumber().substring(4, 6)).isEqualTo("99"));
    }

    @Test
    void every_person_is_in_one_household() {
        long[] people = {0};
        for (long block = 0; block < city.population().blocks(); block++) {
            city.population().households(block).forEach(household -> people[0] += household.size());
        }
        assertThat(people[0]).isEqualTo(20_000);
    }

    @Test
    void a_tenth_lack_their_id_number_in_some_department_and_a_few_have_a_wrong_one() {
        Knowledge knowledge = new Knowledge(city);
        long lacking = people().filter(index -> {
                    Person person = city.population().person(index);
                    return knowledge.idAtHealth(person) == null;
                })
                .count();
        long wrong = people().filter(index -> {
                    String number =
                            knowledge.idAtSocialSecurity(city.population().person(index));
                    return number != null && iso7064(number) != 1;
                })
                .count();
        assertThat(lacking).isBetween(1_800L, 2_200L);
        assertThat(wrong).isBetween(10L, 80L);
    }

    @Test
    void credit_codes_are_valid_and_never_repeat() {
        Set<String> codes = new HashSet<>();
        LongStream.range(0, 20_000).forEach(index -> {
            String code = CreditCode.of("91", index);
            assertThat(creditCodeRemainder(code)).as(code).isZero();
            assertThat(codes.add(code)).isTrue();
        });
    }

    @Test
    void the_check_characters_are_those_of_codes_published_as_examples() {
        assertThat(iso7064("11010519491231002X")).isEqualTo(1);
        assertThat(creditCodeRemainder("91350100M000100Y43")).isZero();
    }

    @Test
    void the_grid_has_its_full_numbers_at_full_size_and_fewer_in_small_cities() {
        Cells full = new City(City.MOST_RESIDENTS, 1).cells();
        assertThat(full.towns()).hasSize(17);
        assertThat(full.communities()).hasSize(271);
        assertThat(full.thirdLevel()).isEqualTo(1_558);
        assertThat(IntStream.range(0, 1_558).mapToObj(full::code)).doesNotHaveDuplicates();
        Cells small = city.cells();
        assertThat(small.communities()).hasSizeBetween(17, 60);
        assertThat(IntStream.range(0, small.thirdLevel()).mapToObj(small::code)).doesNotHaveDuplicates();
    }

    @Test
    void a_city_of_no_sensible_size_is_refused() {
        assertThatThrownBy(() -> new City(99, 1)).hasMessageContaining("100 to 1780000");
        assertThatThrownBy(() -> new City(1_780_001, 1)).hasMessageContaining("100 to 1780000");
    }

    private LongStream people() {
        return LongStream.range(0, 20_000);
    }

    /** ISO 7064 MOD 11-2 as the standard states it, by Horner's rule: 1 for a valid number. */
    private static int iso7064(String number) {
        int value = 0;
        for (char c : number.toCharArray()) {
            value = (value * 2 + (c == 'X' ? 10 : c - '0')) % 11;
        }
        return value;
    }

    /** GB 32100: the first 17 characters, each times a power of 3, and the last make a multiple of 31. */
    private static long creditCodeRemainder(String code) {
        String alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        long sum = alphabet.indexOf(code.charAt(17));
        long power = 1;
        for (int i = 0; i < 17; i++) {
            sum += alphabet.indexOf(code.charAt(i)) * power;
            power = power * 3 % 31;
        }
        return sum % 31;
    }
}
