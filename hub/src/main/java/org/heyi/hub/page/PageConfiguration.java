package org.heyi.hub.page;

import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * Serves {@code /work}, the page for the person at the door, {@code /office}, that of the data office, and {@code /assets}, what pages
 * share.
 */
@Configuration(proxyBeanMethods = false)
public class PageConfiguration {
    private static final String FILES = "org/heyi/hub/page/";
    private static final Resource WORK = new ClassPathResource(FILES + "work/index.html");
    private static final Resource OFFICE = new ClassPathResource(FILES + "office/index.html");

    @Bean
    RouterFunction<ServerResponse> pageRoutes() {
        String files = "const FILES = " + JsonMapper.builder().build().writeValueAsString(PageFiles.ofWork()) + ";";
        return RouterFunctions.route()
                .GET("/work", request -> page(WORK, HttpStatus.OK))
                .GET("/work/", request -> ServerResponse.permanentRedirect(URI.create("/work"))
                        .build())
                .GET("/work/files.js", request -> ServerResponse.ok()
                        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                        .contentType(MediaType.valueOf("text/javascript;charset=UTF-8"))
                        .body(files))
                .GET("/office", request -> page(OFFICE, HttpStatus.OK))
                .GET("/office/", request -> ServerResponse.permanentRedirect(URI.create("/office"))
                        .build())
                .add(folder("work"))
                .add(folder("office"))
                .add(folder("assets"))
                .GET("/work/**", request -> page(WORK, HttpStatus.NOT_FOUND))
                .build();
    }

    private static RouterFunction<ServerResponse> folder(String name) {
        return RouterFunctions.resources(
                "/" + name + "/**", new ClassPathResource(FILES + name + "/"), PageConfiguration::headers);
    }

    private static void headers(Resource file, HttpHeaders headers) {
        headers.setCacheControl("no-cache");
        if ("worker.js".equals(file.getFilename())) {
            headers.set("Service-Worker-Allowed", "/work");
        }
    }

    /** On a path that leads nowhere, the page says so. */
    private static ServerResponse page(Resource page, HttpStatus status) {
        return ServerResponse.status(status)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .contentType(MediaType.valueOf("text/html;charset=UTF-8"))
                .body(page);
    }
}
