package org.heyi.hub.server;

import org.heyi.hub.query.web.GraphQlConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The hub's web server: the API, its page, and what the command line asks. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(GraphQlConfiguration.class)
class WebConfiguration {

    @Bean
    FilterRegistrationBean<LocalHostOnly> localHostOnly() {
        return new FilterRegistrationBean<>(new LocalHostOnly());
    }
}
