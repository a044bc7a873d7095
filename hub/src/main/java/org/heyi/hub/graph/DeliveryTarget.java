package org.heyi.hub.graph;

import java.util.Set;

/**
 * What is given back to a department's table or webhook.
 *
 * @param name {@code source/table}
 * @param type entity type whose entities go there
 * @param fields the fields that the rows are made of
 */
public record DeliveryTarget(String name, String type, Set<String> fields) {}
