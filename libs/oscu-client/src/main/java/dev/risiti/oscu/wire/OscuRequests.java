package dev.risiti.oscu.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.oscu.json.KraJson;
import dev.risiti.oscu.time.KraTime;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/** Turns request records into the bytes that are stored and sent. The same record always gives the same bytes. */
public final class OscuRequests {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule("kra")
                    .addSerializer(Instant.class, new Digits<>(KraTime::dateTime))
                    .addSerializer(LocalDate.class, new Digits<>(KraTime::date))
                    .addSerializer(BigDecimal.class, new PlainNumber()))
            .build();

    private OscuRequests() {}

    /** The request as bytes: UTF-8 JSON, every field present, amounts as plain numbers, dates in KRA's digits. */
    public static OscuRequest encode(WireRequest request) {
        try {
            return new OscuRequest(request.call(), MAPPER.writeValueAsBytes(request));
        } catch (JsonProcessingException impossible) {
            // Without the cause: its text may quote a field value.
            throw new IllegalStateException(request.call().wireName() + " could not be written as JSON");
        }
    }

    /**
     * What a stored sale or credit note said, to compare with what KRA holds.
     *
     * @throws IllegalArgumentException when the bytes are not a sale
     */
    public static InvoiceContent contentOf(OscuRequest sale) {
        if (sale.call() != OscuCall.SAVE_TRNS_SALES_OSDC) {
            throw new IllegalArgumentException(sale.call().wireName() + " is not a sale");
        }
        return KraJson.parse(sale.body())
                .map(InvoiceContent::read)
                .orElseThrow(() -> new IllegalArgumentException("the stored sale is not a JSON object"));
    }

    /**
     * The code that a stored item registration asked for, to look for it in KRA's list.
     *
     * @throws IllegalArgumentException when the bytes are not an item
     */
    public static String itemCodeOf(OscuRequest item) {
        if (item.call() != OscuCall.SAVE_ITEM) {
            throw new IllegalArgumentException(item.call().wireName() + " is not an item");
        }
        return KraJson.parse(item.body())
                .map(json -> json.requiredText("itemCd"))
                .orElseThrow(() -> new IllegalArgumentException("the stored item is not a JSON object"));
    }

    private static final class Digits<T> extends JsonSerializer<T> {
        private final Function<T, String> format;

        Digits(Function<T, String> format) {
            this.format = format;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(format.apply(value));
        }
    }

    /** A JSON number without exponent and trailing zeros: KRA refuses strings where it expects numbers. */
    private static final class PlainNumber extends JsonSerializer<BigDecimal> {
        @Override
        public void serialize(BigDecimal value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeNumber(value.stripTrailingZeros().toPlainString());
        }
    }
}
