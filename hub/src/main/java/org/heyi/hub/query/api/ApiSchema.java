package org.heyi.hub.query.api;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.NaturalEnumValuesProvider;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeRuntimeWiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.heyi.schema.EntityType;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultException;

/** The GraphQL schema of an ontology: the same ontology gives the same text, whatever else happens. */
public final class ApiSchema {
    private ApiSchema() {}

    /**
     * The schema as SDL.
     *
     * @throws FaultException when the ontology uses a name that the API gives to something else
     */
    public static String sdl(Ontology ontology) {
        String fixed = fixed();
        Set<String> fixedTypes =
                new HashSet<>(new SchemaParser().parse(fixed).types().keySet());
        fixedTypes.addAll(new SchemaParser().parse(fixed).scalars().keySet());
        fixedTypes.addAll(Set.of("Query", "Mutation", "Subscription", "ID", "String", "Int", "Float", "Boolean"));
        List<Fault> clashes = ApiNames.clashes(ontology, fixedTypes);
        if (!clashes.isEmpty()) {
            throw new FaultException(clashes);
        }
        SdlText out = new SdlText();
        query(out, ontology);
        for (EntityType entity : ontology.entities()) {
            EntitySdl.types(out, entity);
            InputSdl.types(out, entity);
        }
        ontology.enums().forEach(type -> {
            EntitySdl.enumeration(out, type);
            InputSdl.enumFilter(out, type);
        });
        return out + fixed;
    }

    /** The schema, ready to run. */
    public static GraphQLSchema of(Ontology ontology, RootFetchers fetchers) {
        TypeDefinitionRegistry types = new SchemaParser().parse(sdl(ontology));
        RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring()
                .scalar(Scalars.DATE)
                .scalar(Scalars.DATE_TIME)
                .scalar(Scalars.LONG)
                .scalar(Json.SCALAR)
                .type(TypeRuntimeWiring.newTypeWiring("OrderDirection")
                        .enumValues(new NaturalEnumValuesProvider<>(OrderDirection.class)))
                .type(TypeRuntimeWiring.newTypeWiring("Query").dataFetchers(fetchers.queries()))
                .type(TypeRuntimeWiring.newTypeWiring("Mutation").dataFetchers(fetchers.mutations()))
                .build();
        return new SchemaGenerator().makeExecutableSchema(types, wiring);
    }

    private static void query(SdlText out, Ontology ontology) {
        out.open("Everything that can be asked. 查询入口", "type Query");
        ontology.entities().forEach(entity -> EntitySdl.roots(out, entity));
        out.field("How each source is doing. 各数据源状态", "sources: [SourceStatus!]!");
        out.field("What is given back to departments, and how that is doing. 回写状态", "deliveries: [DeliveryStatus!]!");
        out.field("Which departments hold which field; at most a minute old. 数据目录（一分钟内）", "catalog: [CatalogEntry!]!");
        out.field(
                "Who holds what, how complete and fresh it is, and who uses it; at most a minute old. 数据目录（一分钟内）",
                "dataCatalog: DataCatalog!");
        out.field("All forms, by code. 全部表单", "forms: [Form!]!");
        out.field(
                "A form about a subject, filled in with all that is known. 按对象预填的表单",
                "form(\"The form. 表单代码\" code: String!, "
                        + "\"The form's variables and their values, such as {nationalId: …}. 表单变量\" subject: JSON!, "
                        + "\"For which department it is answered; the form's own where left out. 填报部门\" department: String): FilledForm");
        out.field(
                "Wrong values on their way to the departments that own them, oldest first. 纠错单",
                "corrections(\"Only those that this department decides on. 权威部门\" department: String, "
                        + "\"Only those that this department asked for. 提出部门\" askedBy: String, "
                        + "\"Only those of this state. 状态\" state: CorrectionState, "
                        + "\"true: only those due before today; false: only the others. 是否逾期\" overdue: Boolean, "
                        + "\"At most 200. 最多取多少个\" first: Int! = 50, "
                        + "\"Only what follows this cursor. 在此游标之后\" after: String): CorrectionPage!");
        out.field(
                "How many corrections wait for each department. 各部门待办的纠错单数量",
                "correctionsWaiting: [CorrectionsWaiting!]!");
        out.field(
                "What forms cost people, and what the hub saves them; at most a minute old. 填报负担台账（一分钟内）",
                "burden(\"A day, week, month, quarter or year: 2026-10-31, 2026-W44, 2026-10, 2026-Q4, 2026. 期间\" period: String!, "
                        + "\"For each of what. 汇总方式\" by: BurdenBy! = FORM): [Burden!]");
        out.field(
                "What forms are about and what leads there, to search for. 表单对象及其查找方式",
                "formSubjects: [FormSubject!]!");
        out.field("All reports, by code. 全部报表", "reports: [Report!]!");
        out.field(
                "A report of a period that is over, made when nobody has asked for it before. 已结束期次的报表",
                "report(\"The report. 报表代码\" code: String!, "
                        + "\"Such as 2026-10; the latest that is over where left out. 期次\" period: String, "
                        + "\"Of the rows, at most 1,000. 最多取多少行\" first: Int! = 50, "
                        + "\"Only rows that follow this cursor. 在此游标之后\" after: String): ReportRun");
        out.field("Departments that may report. 可填报的部门", "reportingDepartments: [ReportingDepartment!]!");
        out.field(
                "Which forms ask for the same. 表单重复情况",
                "formOverlaps(\"Smallest share of a form's fields that counts, 0 to 1. 最小重复比例\" minShare: Float! = 0.5): FormOverlaps!");
        out.field(
                "Checks a form before it is let in: what is held already. 报表准入检查",
                "checkForm(\"The file's name: .graphql for a form, .txt or .csv for a list of questions. 文件名\" file: String!, "
                        + "\"Its content. 内容\" text: String!, "
                        + "\"What a list of questions is about, such as person; found out where it is left out. 表单对象\" subject: String): CheckedForm!");
        out.close();
    }

    private static String fixed() {
        try (InputStream in = ApiSchema.class.getResourceAsStream("api.graphqls")) {
            if (in == null) {
                throw new IllegalStateException("api.graphqls is not beside " + ApiSchema.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
