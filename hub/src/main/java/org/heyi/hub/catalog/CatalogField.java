package org.heyi.hub.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field in the catalogue.
 *
 * @param type a scalar, an enum, or the entity type it leads to
 * @param personal category of personal information; null when it is none
 * @param completeness share of the type's entities that have a value; null when there are no entities
 * @param freshness share of the values that a record gives which was changed within a year; null without values
 * @param disputed entities on which records disagree about it
 * @param onlyAnswered whether no department's own system gives it
 * @param forms codes of those that have it
 * @param reports codes of those that show it
 */
public record CatalogField(
        String name,
        String label,
        String labelZh,
        String type,
        boolean identifier,
        @Nullable String personal,
        List<String> departments,
        List<String> authority,
        long withValue,
        @Nullable Double completeness,
        @Nullable Double freshness,
        long disputed,
        boolean onlyAnswered,
        List<String> forms,
        List<String> reports) {}
