package org.heyi.hub.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One pair of a page under {@code docs/queries}: a query, its variables, the statement and its parameters, as the page has them.
 *
 * @param heading of the page's section
 * @param variables JSON; {@code {}} where the page gives none
 */
record DocumentedQuery(Path page, String heading, String graphql, String variables, String cypher, String parameters) {
    private static final Pattern PAIR = Pattern.compile(
            "## (?<heading>[^\\n]+)\\n(?:(?!## ).*\\n)*?```graphql\\n(?<graphql>(?:(?!```).*\\n)*)```\\n"
                    + "(?:```json\\n(?<variables>(?:(?!```).*\\n)*)```\\n)?"
                    + "```cypher\\n(?<cypher>(?:(?!```).*\\n)*)```\\n```json\\n(?<parameters>(?:(?!```).*\\n)*)```");

    static List<DocumentedQuery> all(Path directory) throws IOException {
        List<DocumentedQuery> pairs = new ArrayList<>();
        try (var pages = Files.list(directory)) {
            for (Path page : pages.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                Matcher pair = PAIR.matcher(Files.readString(page));
                while (pair.find()) {
                    String variables = pair.group("variables");
                    pairs.add(new DocumentedQuery(
                            page,
                            pair.group("heading"),
                            pair.group("graphql"),
                            variables == null ? "{}" : variables,
                            pair.group("cypher"),
                            pair.group("parameters")));
                }
            }
        }
        return pairs;
    }

    /** Puts what the code makes of the query in the place of what the page says. */
    void write(String actualCypher, String actualParameters) throws IOException {
        String text = Files.readString(page);
        int query = text.indexOf("```graphql\n" + graphql);
        int from = text.indexOf("```cypher\n", query);
        int to = from + ("```cypher\n" + cypher + "```\n```json\n" + parameters).length();
        Files.writeString(
                page,
                text.substring(0, from) + "```cypher\n" + actualCypher + "```\n```json\n" + actualParameters
                        + text.substring(to));
    }
}
