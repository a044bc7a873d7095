package org.heyi.demo.city.model;

/**
 * People who live together.
 *
 * @param index block of eight people times four, and the household's place among the block's
 * @param firstPerson index of its head; the others follow
 * @param size number of people
 * @param couple whether the second is the head's wife or husband
 * @param floating whether they are registered elsewhere
 */
public record Household(long index, long firstPerson, int size, boolean couple, boolean floating) {

    /** What a member is to the head. */
    public enum Role {
        HEAD,
        SPOUSE,
        CHILD,
        PARENT
    }

    /** @param member from 0 */
    public Role role(int member) {
        if (member == 0) {
            return Role.HEAD;
        }
        if (member == 1 && couple) {
            return Role.SPOUSE;
        }
        return member == 4 ? Role.PARENT : Role.CHILD;
    }

    public String number() {
        return "H%09d".formatted(index);
    }
}
