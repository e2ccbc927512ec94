package dev.risiti.oscu.outcome;

import dev.risiti.oscu.call.FrontDoor;
import dev.risiti.oscu.call.OscuCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** One whole reply, written by hand, and what it means. */
record HandWrittenReply(String name, OscuCall call, FrontDoor door, String expected, Reply reply) {

    static List<HandWrittenReply> all() {
        return Stream.of(ofEitherDoor(), ofGatewayErrors())
                .flatMap(List::stream)
                .toList();
    }

    static List<HandWrittenReply> ofEitherDoor() {
        return in("replies.txt");
    }

    /** Named "row: name" after the row of {@code gateway-errors.json} they show, counted from 1. */
    static List<HandWrittenReply> ofGatewayErrors() {
        return in("gateway-replies.txt");
    }

    private static List<HandWrittenReply> in(String name) {
        try (var file = Objects.requireNonNull(HandWrittenReply.class.getResourceAsStream(name))) {
            var blocks = new String(file.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^=== ");
            return Arrays.stream(blocks).skip(1).map(HandWrittenReply::of).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static HandWrittenReply of(String block) {
        var headAndBody = block.split("\n\n", 2);
        var head = headAndBody[0].lines().toList();
        var title = head.getFirst().split(" \\| ");
        int status = Integer.parseInt(head.get(1).split(" ")[1]);
        var headers = new HashMap<String, String>();
        head.stream().skip(2).map(line -> line.split(": ", 2)).forEach(pair -> headers.put(pair[0], pair[1]));
        return new HandWrittenReply(
                title[0],
                OscuCall.ofWireName(title[1]),
                FrontDoor.valueOf(title[2]),
                title[3],
                Reply.of(status, headers, headAndBody[1].strip().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return name;
    }
}
