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
        out.field("All forms, by code. 全部表单", "forms: [Form!]!");
        out.field(
                "A form about a subject, filled in with all that is known. 按对象预填的表单",
                "form(\"The form. 表单代码\" code: String!, "
                        + "\"The form's variables and their values, such as {nationalId: …}. 表单变量\" subject: JSON!): FilledForm");
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
