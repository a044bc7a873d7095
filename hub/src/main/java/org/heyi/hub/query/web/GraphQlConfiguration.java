package org.heyi.hub.query.web;

import graphql.GraphQL;
import graphql.schema.GraphQLSchema;
import org.heyi.hub.query.execution.QueryEngine;
import org.heyi.schema.Ontology;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.execution.DefaultExecutionGraphQlService;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webmvc.GraphQlHttpHandler;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Serves {@code POST /graphql} and what the page at {@code /} needs. Expects an {@link Ontology} and a {@link QueryEngine}. */
@Configuration(proxyBeanMethods = false)
public class GraphQlConfiguration {
    private static final int MOST_BYTES = 2_000_000;

    /** Asked before other routes, since most requests are for it. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    RouterFunction<ServerResponse> graphQlRoutes(QueryEngine engine, Ontology ontology) {
        DefaultExecutionGraphQlService service = new DefaultExecutionGraphQlService(new EngineSource(engine));
        GraphQlHttpHandler handler =
                new GraphQlHttpHandler(WebGraphQlHandler.builder(service).build());
        return RouterFunctions.route()
                .POST(
                        "/graphql",
                        RequestPredicates.contentType(
                                        MediaType.APPLICATION_JSON, MediaType.APPLICATION_GRAPHQL_RESPONSE)
                                .and(RequestPredicates.accept(
                                        MediaType.APPLICATION_GRAPHQL_RESPONSE, MediaType.APPLICATION_JSON)),
                        handler::handleRequest)
                .GET("/graphiql/examples", request -> ServerResponse.ok().body(Examples.of(ontology)))
                .build();
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit() {
        return new FilterRegistrationBean<>(new BodyLimit(MOST_BYTES));
    }

    @Bean
    FilterRegistrationBean<ContentSecurity> contentSecurity() {
        return new FilterRegistrationBean<>(new ContentSecurity());
    }

    private record EngineSource(QueryEngine engine) implements GraphQlSource {
        @Override
        public GraphQL graphQl() {
            return engine.graphQl();
        }

        @Override
        public GraphQLSchema schema() {
            return engine.schema();
        }
    }
}
