package org.heyi.hub.server;

import org.heyi.hub.page.PageConfiguration;
import org.heyi.hub.query.web.GraphQlConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The hub's web server: the API, its page, and what the command line asks. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            // Nothing reads these figures, and each request pays for them.
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
            "org.springframework.boot.graphql.autoconfigure.observation.GraphQlObservationAutoConfiguration",
            "org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration"
        })
@Import({GraphQlConfiguration.class, PageConfiguration.class})
class WebConfiguration {

    @Bean
    FilterRegistrationBean<LocalHostOnly> localHostOnly() {
        return new FilterRegistrationBean<>(new LocalHostOnly());
    }
}
