package dev.risiti.submission.item;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.risiti.contracts.document.ItemRef;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What an item document says, whoever made it. A connector's item says everything. One that this service made, of an
 * item that a line named and KRA does not know, says what the line said: nothing but source and item.
 *
 * @param source the source whose item id it has
 * @param inUse null in a document of our own
 * @param insuranceApplicable null in a document of our own
 * @param openingQuantity stock on hand at the document's device on going live
 */
public record RegisterItem(
        String source,
        ItemRef item,
        @Nullable Boolean inUse,
        @Nullable Boolean insuranceApplicable,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal openingQuantity,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal safetyStock) {

    /** An item that a line named. */
    public static RegisterItem ofLine(String source, ItemRef item) {
        return new RegisterItem(source, item, null, null, null, null);
    }

    /** Whether a line named it: then it registers what is missing, and never changes what KRA has. */
    public boolean namedByLine() {
        return inUse == null;
    }

    /** The item as it should stand at KRA. */
    public ItemDetails details() {
        return new ItemDetails(
                item, !Boolean.FALSE.equals(inUse), Boolean.TRUE.equals(insuranceApplicable), safetyStock);
    }
}
