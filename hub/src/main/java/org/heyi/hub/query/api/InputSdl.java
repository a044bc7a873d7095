package org.heyi.hub.query.api;

import org.heyi.schema.EntityType;
import org.heyi.schema.EnumType;
import org.heyi.schema.Field;
import org.heyi.schema.RelationField;
import org.heyi.schema.ValueField;

/** The input types of one entity type: lookup, filter, order, and the filters through relations that lead to it. */
final class InputSdl {
    private InputSdl() {}

    static void types(SdlText out, EntityType entity) {
        String name = entity.name();
        by(out, entity);
        where(out, entity);
        out.open("A relation that leads to one %1$s. 指向一个%1$s的关系条件".formatted(name), "input " + ApiNames.one(name));
        out.field("The related entity passes this filter. 关联实体满足条件", "is: %s".formatted(ApiNames.where(name)));
        out.field("true: there is no related entity; false: there is one. 是否没有关联实体", "isNull: Boolean");
        out.close();
        out.open(
                "A relation that leads to many %1$s entities. 指向多个%1$s的关系条件".formatted(name),
                "input " + ApiNames.many(name));
        out.field("At least one of them passes. 至少一个满足", "some: %s".formatted(ApiNames.where(name)));
        out.field("None of them passes. 没有一个满足", "none: %s".formatted(ApiNames.where(name)));
        out.field(
                "All of them pass; also true where there are none. 全部满足（没有时也成立）",
                "all: %s".formatted(ApiNames.where(name)));
        out.close();
        order(out, entity);
    }

    static void enumFilter(SdlText out, EnumType type) {
        out.open(
                "Conditions on a %1$s; all must hold. %1$s条件，须全部成立".formatted(type.name()),
                "input " + type.name() + "Filter");
        out.field("Equal to. 等于", "eq: " + type.name());
        out.field("One of. 属于其中之一", "in: [" + type.name() + "!]");
        out.field("true: there is no value; false: there is one. 是否为空", "isNull: Boolean");
        out.close();
    }

    private static void by(SdlText out, EntityType entity) {
        out.open(
                "Names one %1$s: exactly one of these. 唯一确定一个%1$s".formatted(entity.name()),
                "input " + ApiNames.by(entity.name()) + " @oneOf");
        out.field("Its id in this API. 实体编号", "id: ID");
        entity.identifiers().forEach(field -> out.field(field.description(), field.name() + ": ID"));
        out.close();
    }

    private static void where(SdlText out, EntityType entity) {
        String where = ApiNames.where(entity.name());
        out.open(
                ("Conditions on a %1$s; all must hold. A comparison with a value that is absent does not hold, so its not does. "
                                + "%1$s条件，须全部成立；与空值比较不成立")
                        .formatted(entity.name()),
                "input " + where);
        out.field("Its id in this API. 实体编号", "id: IDFilter");
        entity.fields().forEach(field -> out.field(field.description(), field.name() + ": " + filter(field)));
        out.field("All of these hold. 全部成立", "and: [%s!]".formatted(where));
        out.field("At least one of these holds. 至少一个成立", "or: [%s!]".formatted(where));
        out.field("This does not hold. 不成立", "not: %s".formatted(where));
        out.close();
    }

    private static String filter(Field field) {
        if (field instanceof RelationField relation) {
            return relation.many() ? ApiNames.many(relation.target()) : ApiNames.one(relation.target());
        }
        return ApiNames.filter((ValueField) field);
    }

    private static void order(SdlText out, EntityType entity) {
        out.open(
                ("One step of an order of %1$s entities: exactly one field. Absent values come last in either direction. "
                                + "%1$s排序：每项一个字段；无论升序降序，空值在后")
                        .formatted(entity.name()),
                "input " + ApiNames.order(entity.name()) + " @oneOf");
        out.field("Its id in this API. 实体编号", "id: OrderDirection");
        entity.values().forEach(field -> out.field(field.description(), field.name() + ": OrderDirection"));
        out.close();
    }
}
