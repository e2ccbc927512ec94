package dev.risiti.certify.check;

import dev.risiti.oscu.amounts.TaxType;
import dev.risiti.oscu.item.ItemType;
import java.math.BigDecimal;

/** What the certified shop trades in: one item of each kind that KRA treats differently. */
enum Ware {
    FLOUR(ItemType.RAW_MATERIAL, TaxType.B, "Certification flour 1kg", "100.00"),
    CAKE(ItemType.FINISHED_PRODUCT, TaxType.B, "Certification cake", "1160.00"),
    LIVESTOCK(ItemType.FINISHED_PRODUCT, TaxType.A, "Certification poultry, live", "155.55"),
    EXPORT_SERVICE(ItemType.SERVICE, TaxType.C, "Certification export service", "500.00");

    private final ItemType type;
    private final TaxType taxType;
    private final String title;
    private final BigDecimal price;

    Ware(ItemType type, TaxType taxType, String title, String price) {
        this.type = type;
        this.taxType = taxType;
        this.title = title;
        this.price = new BigDecimal(price);
    }

    ItemType type() {
        return type;
    }

    TaxType taxType() {
        return taxType;
    }

    String title() {
        return title;
    }

    /** Shillings, tax included. */
    BigDecimal price() {
        return price;
    }
}
