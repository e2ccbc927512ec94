package dev.risiti.sync.codelist;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One code of one of KRA's lists, as KRA gives it now.
 *
 * @param list KRA's {@code cdCls}
 * @param rate percent, for tax types
 */
record CodeValue(
        String list,
        String code,
        String name,
        boolean inUse,
        @Nullable BigDecimal rate) {

    record Key(String list, String code) {}

    Key key() {
        return new Key(list, code);
    }

    /** Whether both say the same; 16 and 16.00 are one rate. */
    boolean sameAs(CodeValue other) {
        return inUse == other.inUse && name.equals(other.name) && plain(rate).equals(plain(other.rate));
    }

    private static String plain(@Nullable BigDecimal rate) {
        return rate == null ? "" : rate.stripTrailingZeros().toPlainString();
    }
}
