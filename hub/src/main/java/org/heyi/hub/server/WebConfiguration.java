package org.heyi.hub.server;

import graphql.ExecutionInput;
import java.util.Map;
import org.heyi.hub.query.execution.QueryEngine;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.*;

@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class WebConfiguration {
    @RestController
    static class Interim {
        private final QueryEngine engine;

        Interim(QueryEngine engine) {
            this.engine = engine;
        }

        @PostMapping("/graphql")
        Map<String, Object> query(@RequestBody Map<String, Object> body) {
            return engine.graphQl()
                    .execute(ExecutionInput.newExecutionInput((String) body.get("query")))
                    .toSpecification();
        }
    }
}
