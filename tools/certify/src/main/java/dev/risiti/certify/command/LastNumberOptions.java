package dev.risiti.certify.command;

import dev.risiti.certify.endpoint.LastNumbers;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which numbers the device has used before. */
final class LastNumberOptions {
    @Option(names = "--last-invoice", paramLabel = "N", description = "Last invcNo used (asked for).")
    private @Nullable Long invoice;

    @Option(names = "--last-item", paramLabel = "N", description = "Last number inside an item code (asked for).")
    private @Nullable Long item;

    @Option(names = "--last-movement", paramLabel = "N", description = "Last sarNo used (0).")
    private @Nullable Long movement;

    @Option(names = "--last-purchase", paramLabel = "N", description = "Last invcNo of a purchase (0).")
    private @Nullable Long purchase;

    Stream<Object> given() {
        return Stream.<@Nullable Object>of(invoice, item, movement, purchase).filter(Objects::nonNull);
    }

    LastNumbers numbers() {
        return new LastNumbers(number(invoice), number(movement), number(purchase), number(item));
    }

    private static OptionalLong number(@Nullable Long given) {
        return given == null ? OptionalLong.empty() : OptionalLong.of(given);
    }
}
