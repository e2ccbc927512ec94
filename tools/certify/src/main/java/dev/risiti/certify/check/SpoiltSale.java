package dev.risiti.certify.check;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.oscu.call.OscuRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Sales that our own records would not let through, to see KRA refuse them. */
final class SpoiltSale {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private SpoiltSale() {}

    /** The first line has an empty name. */
    static OscuRequest withoutItemName(OscuRequest sale) {
        return spoil(sale, line -> line.put("itemNm", ""));
    }

    /** The first line's taxable amount is its supply amount, as if that were without tax. */
    static OscuRequest taxExclusive(OscuRequest sale) {
        return spoil(sale, line -> line.set("taxblAmt", line.path("splyAmt")));
    }

    private static OscuRequest spoil(OscuRequest sale, Consumer<ObjectNode> change) {
        try {
            JsonNode body = JSON.readTree(sale.body());
            change.accept((ObjectNode) body.path("itemList").path(0));
            return new OscuRequest(sale.call(), JSON.writeValueAsBytes(body));
        } catch (IOException impossible) {
            throw new UncheckedIOException("our own request is not JSON", impossible);
        }
    }
}
