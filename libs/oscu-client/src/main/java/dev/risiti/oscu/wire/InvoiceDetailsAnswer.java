package dev.risiti.oscu.wire;

import dev.risiti.oscu.json.KraJson;
import java.util.List;

/** Own invoices as KRA holds them (KRA reference 2.18, 2.19). */
public record InvoiceDetailsAnswer(List<InvoiceRow> rows) implements Answer {
    public InvoiceDetailsAnswer {
        rows = List.copyOf(rows);
    }

    static InvoiceDetailsAnswer read(KraJson data) {
        return new InvoiceDetailsAnswer(data.list("salesList", InvoiceRow::read));
    }
}
