package org.heyi.hub.query.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells browsers to load nothing from elsewhere: departments' networks have no internet, and nothing else should run on the page. GraphiQL
 * alone may also have styles and pictures written into the page.
 */
final class ContentSecurity extends OncePerRequestFilter {
    private static final String POLICY =
            "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String OF_GRAPHIQL =
            POLICY + "; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:";
    private static final Set<String> GRAPHIQL = Set.of("/", "/index.html");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean isGraphiql = GRAPHIQL.contains(request.getRequestURI());
        response.setHeader("Content-Security-Policy", isGraphiql ? OF_GRAPHIQL : POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        chain.doFilter(request, response);
    }
}
