package org.heyi.hub.query.api;

import org.heyi.schema.EntityType;
import org.heyi.schema.EnumType;
import org.heyi.schema.Field;
import org.heyi.schema.RelationField;
import org.heyi.schema.ValueField;
import org.heyi.schema.ValueKind;

/** The output types of one entity type: the type itself, its connection, and its two root fields. */
final class EntitySdl {
    private static final String PAGING =
            "\"How many from the beginning; 50 where neither first nor last is given. 从头取多少个\" first: Int, "
                    + "\"Only what follows this cursor. 在此游标之后\" after: String, "
                    + "\"How many from the end. 从末尾取多少个\" last: Int, "
                    + "\"Only what precedes this cursor. 在此游标之前\" before: String";

    private EntitySdl() {}

    static void roots(SdlText out, EntityType entity) {
        out.field(
                "The %1$s with this identifier; null when there is none. 按唯一标识查找一个%1$s".formatted(entity.name()),
                "%s(\"Exactly one identifier. 唯一标识，有且仅有一个\" by: %s!): %s"
                        .formatted(entity.singular(), ApiNames.by(entity.name()), entity.name()));
        out.field(
                "%1$s entities that pass the filter, a page at a time. 按条件分页列出%1$s".formatted(entity.name()),
                entity.plural() + list(entity.name()));
    }

    static void types(SdlText out, EntityType entity) {
        out.open(entity.description(), "type " + entity.name());
        out.field("Names this entity for good, also after it was merged into another. 实体编号，合并后仍然有效", "id: ID!");
        entity.fields().forEach(field -> out.field(field.description(), definition(field)));
        out.field(
                "What each row of each department says of this entity, by key. 各部门每一行的原始记录",
                "records(\"How many at most. 最多多少条\" first: Int! = 100): [Record!]!");
        out.field("Fields on which records disagree. 各部门说法不一的字段", "disputes: [Dispute!]!");
        out.close();
        connection(out, entity.name());
    }

    static void enumeration(SdlText out, EnumType type) {
        out.open(type.description(), "enum " + type.name());
        type.values().forEach(value -> out.field(value.description(), value.name()));
        out.close();
    }

    private static String definition(Field field) {
        if (field instanceof RelationField relation) {
            return relation.many()
                    ? relation.name() + list(relation.target())
                    : relation.name() + ": " + relation.target();
        }
        ValueField value = (ValueField) field;
        return value.name() + ": "
                + (value.kind() == ValueKind.ENUM ? value.type() : value.kind().scalar());
    }

    private static String list(String target) {
        return "(\"Only those that pass. 过滤条件\" where: %s, \"First by the first of these; ties by id. 排序\" orderBy: [%s!], %s): %s!"
                .formatted(ApiNames.where(target), ApiNames.order(target), PAGING, ApiNames.connection(target));
    }

    private static void connection(SdlText out, String type) {
        out.open("A page of %1$s entities. %1$s分页".formatted(type), "type " + ApiNames.connection(type));
        out.field(
                "The entities of the page with their cursors. 本页实体及其游标",
                "edges: [%s!]!".formatted(ApiNames.edge(type)));
        out.field("The entities of the page. 本页实体", "nodes: [%s!]!".formatted(type));
        out.field("Where the page stands in the whole. 分页信息", "pageInfo: PageInfo!");
        out.field("How many pass the filter, on all pages together. 符合条件的总数", "totalCount: Long!");
        out.close();
        out.open("One %1$s of a page. 分页中的一个%1$s".formatted(type), "type " + ApiNames.edge(type));
        out.field("For after and before; opaque. 游标", "cursor: String!");
        out.field("The entity. 实体", "node: %s!".formatted(type));
        out.close();
    }
}
