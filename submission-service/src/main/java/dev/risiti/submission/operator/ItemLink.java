package dev.risiti.submission.operator;

import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.value.Check;
import dev.risiti.submission.item.ItemKey;
import org.jspecify.annotations.Nullable;

/**
 * The body of the answer to "which item of KRA's list is this?".
 *
 * @param itemCode its code at KRA; left out: none of the list, it is registered as a new one
 */
public record ItemLink(
        @Nullable String reason,
        Environment environment,
        String pin,
        String source,
        String sourceItemId,
        @Nullable String itemCode)
        implements Reasoned {
    public ItemLink {
        Check.present("environment", environment);
        Check.text("pin", pin, 11);
        Check.text("source", source, 128);
        Check.text("sourceItemId", sourceItemId, 128);
        Check.optionalText("itemCode", itemCode, 20);
    }

    ItemKey key() {
        return new ItemKey(environment, pin, source, sourceItemId);
    }
}
