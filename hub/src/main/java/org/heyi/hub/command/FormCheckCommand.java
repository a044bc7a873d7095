package org.heyi.hub.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Before a form is let in: who holds what it asks, how complete and how fresh, and which forms ask the same.",
            "报表准入：所问内容由谁掌握、是否完整、是否新近，以及与哪些表单重复。"
        },
        exitCodeListHeading = "%nExit codes 退出码:%n",
        exitCodeList = {
            "0:it asks nothing that is held 未询问已掌握的内容",
            "1:it re-asks what is held, or the hub could not be asked 重复询问已掌握的内容，或未能查询",
            "2:the file, or the usage, is wrong 文件或用法有误"
        })
final class FormCheckCommand implements Callable<Integer> {
    private static final int RE_ASKS = 1;
    private static final int WRONG = 2;
    private static final int MOST_OVERLAPS = 10;
    private static final String QUERY = """
            query($file: String!, $text: String!, $subject: String) {
              checkForm(file: $file, text: $text, subject: $subject) {
                faults { code place message messageZh } subject held toAsk reAsked
                questions {
                  label labelZh field { type field } path suggested similarity departments authority
                  completeness freshness fresherThan held reAsked
                }
                overlaps { form { code department title titleZh } fields { type field } share shareOfForm }
              }
            }
            """;

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final Output output = new Output();

    @Parameters(
            paramLabel = "FILE",
            description = {
                "A form (.graphql), or the questions of a paper form, one a line (.txt, .csv).",
                "表单（.graphql），或纸质表单的问题清单，每行一个（.txt、.csv）。"
            })
    private Path file = Path.of("");

    @Option(
            names = "--subject",
            paramLabel = "NAME",
            description = {
                "What a list of questions is about, such as person (default: found out).",
                "问题清单的对象，如 person（默认自动判断）。"
            })
    private @Nullable String subject;

    @Override
    public Integer call() {
        String text;
        try {
            text = text(Files.readAllBytes(file));
        } catch (IOException e) {
            Fault fault = Fault.of(FaultCode.UNREADABLE_FILE, Place.of(file.toString()), e.toString());
            output.err().println(fault.line(Locale.getDefault()));
            return WRONG;
        }
        Map<String, Object> variables = new HashMap<>();
        variables.put("file", String.valueOf(file.getFileName()));
        variables.put("text", text);
        if (subject != null) {
            variables.put("subject", subject);
        }
        JsonNode checked = data.hub().query(QUERY, variables).get("checkForm");
        output.print(checked, out -> print(checked, out));
        if (!checked.get("faults").isEmpty()) {
            return WRONG;
        }
        return checked.get("reAsked").asInt() > 0 ? RE_ASKS : 0;
    }

    /** Spreadsheets of Chinese offices often save in GB 18030. */
    private static String text(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(content, Charset.forName("GB18030"));
        }
    }

    private static void print(JsonNode checked, PrintWriter out) {
        if (!checked.get("faults").isEmpty()) {
            String message = Locale.getDefault().getLanguage().equals("zh") ? "messageZh" : "message";
            checked.get("faults")
                    .forEach(fault -> out.println(StatusCommand.text(fault, "place") + ": "
                            + StatusCommand.text(fault, message) + " [" + StatusCommand.text(fault, "code") + "]"));
            return;
        }
        questions(checked, out);
        overlaps(checked, out);
        out.println();
        String all = String.valueOf(checked.get("questions").size());
        String held = checked.get("held").asString();
        String toAsk = checked.get("toAsk").asString();
        out.println(held + " of " + all + " fields are held; ask " + toAsk + ". " + all + " 项中已掌握 " + held + " 项，只需询问 "
                + toAsk + " 项。");
        if (checked.get("reAsked").asInt() > 0) {
            String again = checked.get("reAsked").asString();
            out.println("! " + again
                    + " are asked again in the form's own words: use the fields above, and the hub fills them in. "
                    + again + " 项用自拟问题重复询问；请改用上列字段，由合一预填。");
        }
    }

    private static void questions(JsonNode checked, PrintWriter out) {
        Table table = new Table("", "question", "field", "path", "held by", "complete", "fresh", "within");
        checked.get("questions")
                .forEach(q -> table.add(
                        q.get("reAsked").asBoolean() ? "!" : q.get("held").asBoolean() ? "=" : "?",
                        StatusCommand.text(q, "labelZh"),
                        field(q),
                        StatusCommand.text(q, "path"),
                        q.get("departments")
                                .valueStream()
                                .map(JsonNode::asString)
                                .collect(Collectors.joining(", ")),
                        Percent.of(q.get("completeness")),
                        Percent.of(q.get("freshness")),
                        StatusCommand.text(q, "fresherThan")));
        table.print(out);
        out.println("! asked again 重复询问   = held 已掌握   ? to ask 需询问   ~ suggested 建议字段");
    }

    private static String field(JsonNode question) {
        JsonNode field = question.get("field");
        return field.isNull()
                ? "-"
                : (question.get("suggested").asBoolean() ? "~" : "")
                        + field.get("type").asString() + "."
                        + field.get("field").asString();
    }

    private static void overlaps(JsonNode checked, PrintWriter out) {
        if (checked.get("overlaps").isEmpty()) {
            return;
        }
        out.println();
        Table table = new Table("overlaps with", "department", "title", "of this form", "of that form");
        checked.get("overlaps")
                .valueStream()
                .limit(MOST_OVERLAPS)
                .forEach(overlap -> table.add(
                        overlap.at("/form/code").asString(),
                        overlap.at("/form/department").asString(),
                        overlap.at("/form/titleZh").asString(),
                        Percent.of(overlap.get("share")),
                        Percent.of(overlap.get("shareOfForm"))));
        table.print(out);
    }
}
