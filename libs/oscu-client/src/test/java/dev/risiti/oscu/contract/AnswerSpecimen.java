package dev.risiti.oscu.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.oscu.call.FrontDoor;
import dev.risiti.oscu.outcome.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Answers of a call, every field filled out of the field table, in the form the paper gives or in forms seen live. */
final class AnswerSpecimen {
    /** How a field is written. */
    enum Form {
        /** Numbers as numbers, texts as they are, dates as the table says. */
        PAPER,
        /** Numbers as strings, blanks around names and texts, dates in another of KRA's forms, fields nobody knows. */
        LIVE
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FIRST_NUMBER = 101;

    private final Endpoint endpoint;
    private final List<String> texts = new ArrayList<>();
    private int counter = FIRST_NUMBER;

    AnswerSpecimen(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** The {@code data} of an answer with one row. */
    ObjectNode data(Form form) {
        counter = FIRST_NUMBER;
        texts.clear();
        var row = object(endpoint.answerFields(), form);
        var path = endpoint.answerPath().split("\\.");
        if (path.length == 1) {
            return row;
        }
        var data = JSON.createObjectNode();
        var container = path[1].replaceAll("\\[.*", "");
        if (path[1].endsWith("]")) {
            data.putArray(name(container, form)).add(row);
        } else {
            data.set(name(container, form), row);
        }
        return data;
    }

    /** The fields of the answer's row by name, those of inner lists aside. */
    List<Field> fields() {
        return endpoint.answerFields().stream()
                .filter(field -> !field.name().contains("."))
                .map(field -> field.named(field.name().replace("[]", "")))
                .toList();
    }

    /** The row inside the data. */
    static ObjectNode rowOf(ObjectNode data, Endpoint endpoint) {
        var path = endpoint.answerPath().split("\\.");
        if (path.length == 1) {
            return data;
        }
        var inner = data.get(path[1].replaceAll("\\[.*", ""));
        return (ObjectNode) (inner.isArray() ? inner.get(0) : inner);
    }

    /** Every text of four characters and more that the last data held, dates aside. */
    List<String> texts() {
        return List.copyOf(texts);
    }

    private ObjectNode object(List<Field> fields, Form form) {
        var object = JSON.createObjectNode();
        if (form == Form.LIVE) {
            object.put("somethingNew", "2027")
                    .putArray("listOfTomorrow")
                    .addObject()
                    .put("x", 1);
        }
        for (var field : fields) {
            var name = field.name().replace("[]", "");
            if (name.contains(".")) {
                continue;
            }
            switch (field.type()) {
                case "OBJECT" -> object.set(name(name, form), object(endpoint.inside(field.named(name)), form));
                case "LIST" -> object.putArray(name(name, form)).add(object(endpoint.inside(field.named(name)), form));
                default -> scalar(object, field, form);
            }
        }
        return object;
    }

    private static String name(String name, Form form) {
        return form == Form.LIVE ? " " + name + " " : name;
    }

    private void scalar(ObjectNode object, Field field, Form form) {
        int number = counter++;
        BiConsumer<String, String> text =
                (paper, live) -> object.put(name(field.name(), form), form == Form.LIVE ? live : paper);
        if (field.isNumber()) {
            if (form == Form.LIVE) {
                object.put(name(field.name(), form), " " + number + " ");
            } else {
                object.put(field.name(), number);
            }
        } else if (field.isYesOrNo()) {
            text.accept("Y", "Y ");
        } else if (field.isDate()) {
            switch (field.length()) {
                case 8 -> text.accept("20260105", "2026-01-05 00:00:00");
                case 19 -> text.accept("2026-01-05 10:15:01", "20260105101501");
                default -> text.accept("20260105101501", "2026-01-05 10:15:01.0");
            }
        } else {
            var value =
                    ("t" + number + "xxxxxxxxxxxxxxxxxxxxx").substring(0, Math.min(12, Math.max(1, field.length())));
            if (value.length() >= 4) {
                texts.add(value);
            }
            text.accept(value, " " + value + "  ");
        }
    }

    /** The whole reply in the envelope of the door. */
    static Reply reply(FrontDoor door, String resultCd, JsonNode data) {
        var body = JSON.createObjectNode()
                .put("resultCd", resultCd)
                .put("resultMsg", "Successful")
                .put("resultDt", "20260105101502")
                .set("data", data);
        var whole = switch (door) {
            case DIRECT -> body;
            case GATEWAY -> {
                var wrapped = JSON.createObjectNode();
                wrapped.putObject("responseHeader")
                        .put("responseCode", 200)
                        .put("responseRefID", "1")
                        .put("customerMessage", "Successful")
                        .put("debugMessage", "Successful");
                yield wrapped.set("responseBody", body);
            }
        };
        return Reply.of(200, Map.of(), whole.toString().getBytes(StandardCharsets.UTF_8));
    }
}
