package dev.risiti.oscu.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.risiti.oscu.call.OscuCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One call of {@code endpoints.json}.
 *
 * @param gatewayPaths names the gateway routes, the usual one first
 * @param receipt fields of the receipt block of a request, if it has one
 * @param item fields of a line of a request, if it has lines
 * @param answerPath where the fields of the answer stand: {@code data.itemList[]}
 * @param answer fields of the answer; none for a save
 */
record Endpoint(
        OscuCall call,
        String directPath,
        List<String> gatewayPaths,
        List<Field> request,
        List<Field> receipt,
        List<Field> item,
        String answerPath,
        List<Field> answer) {
    private static final List<Endpoint> ALL = read();

    static List<Endpoint> all() {
        return ALL;
    }

    static Endpoint of(OscuCall call) {
        return ALL.stream()
                .filter(endpoint -> endpoint.call() == call)
                .findFirst()
                .orElseThrow(() -> new AssertionError("the table has no " + call.wireName()));
    }

    private static List<Endpoint> read() {
        try (var file = Objects.requireNonNull(Endpoint.class.getResourceAsStream("endpoints.json"))) {
            return new ObjectMapper()
                    .readTree(file)
                    .get("endpoints")
                    .valueStream()
                    .map(Endpoint::of)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Endpoint of(JsonNode json) {
        return new Endpoint(
                OscuCall.ofWireName(json.get("name").asText()),
                json.get("directPath").asText().substring(1),
                json.get("gatewayPaths")
                        .valueStream()
                        .map(path -> path.asText().substring(1))
                        .toList(),
                Field.of(json.get("request")),
                Field.of(json.path("requestReceipt")),
                Field.of(json.path("requestItem")),
                json.path("responseDataPath").asText(),
                json.path("responseData").isArray() ? Field.of(json.get("responseData")) : List.of());
    }

    /** The fields of an answer's row; a call may say "the same as another". */
    List<Field> answerFields() {
        return call == OscuCall.SELECT_INVOICE_DETAILS
                ? of(OscuCall.SELECT_TRNS_SALES_LIST).answer()
                : answer;
    }

    /** What stands inside an object or list of the answer. The table names it in its own ways. */
    List<Field> inside(Field container) {
        if (container.name().equals("receipt")) {
            var sale = of(OscuCall.SAVE_TRNS_SALES_OSDC);
            return Stream.concat(sale.receipt().stream(), sale.answer().stream())
                    .toList();
        }
        var listed = answerFields().stream()
                .filter(field -> field.name().startsWith(container.name() + "[]."))
                .map(field ->
                        field.named(field.name().substring(container.name().length() + 3)))
                .toList();
        if (!listed.isEmpty()) {
            return listed;
        }
        var lines = Stream.of(OscuCall.SAVE_TRNS_SALES_OSDC, OscuCall.INSERT_STOCK_IO)
                .flatMap(other -> of(other).item().stream())
                .toList();
        var named = Arrays.asList(container.meaning().replaceAll(" \\(.*", "").split(", "));
        return container.meaning().equals("as sent")
                ? of(OscuCall.SAVE_TRNS_SALES_OSDC).item()
                : named.stream()
                        .map(name -> lines.stream()
                                .filter(field -> field.name().equals(name))
                                .findFirst()
                                .orElseThrow(() -> new AssertionError("no field " + name)))
                        .toList();
    }
}
