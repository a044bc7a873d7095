package org.heyi.connectors.mapping.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The fenced blocks of a page of the manual. */
record Markdown(String heading, String language, String text) {

    /** In the page's order, each with the heading it stands under. */
    static List<Markdown> blocks(String page) {
        List<Markdown> blocks = new ArrayList<>();
        String heading = "";
        String language = null;
        StringBuilder text = new StringBuilder();
        for (String line : lines(Path.of("..", "docs", page))) {
            boolean fence = line.startsWith("```");
            if (fence && language == null) {
                language = line.substring(3);
            } else if (fence) {
                blocks.add(new Markdown(heading, language, text.toString()));
                language = null;
                text.setLength(0);
            } else if (language != null) {
                text.append(line).append('\n');
            } else if (line.startsWith("#")) {
                heading = line.replaceFirst("#+ ", "");
            }
        }
        return blocks;
    }

    private static List<String> lines(Path page) {
        try {
            return Files.readAllLines(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
