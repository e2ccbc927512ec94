package dev.risiti.demo.business;

import java.math.BigDecimal;

/**
 * What the business sells.
 *
 * @param goods whether the books count it
 * @param netPrice of one, without tax
 * @param taxCodeId the books' tax code
 */
public record Article(String name, boolean goods, BigDecimal netPrice, String taxCodeId) {
    public static final Article CEMENT = new Article("Cement 50 kg", true, new BigDecimal("775.86"), TaxCodes.STANDARD);
    public static final Article FLOUR =
            new Article("Maize flour 2 kg", true, new BigDecimal("162.50"), TaxCodes.ZERO_RATED);
    public static final Article MILK = new Article("Fresh milk 500 ml", true, new BigDecimal("61.75"), TaxCodes.EXEMPT);
    public static final Article DELIVERY = new Article("Delivery", false, new BigDecimal("2500.00"), TaxCodes.STANDARD);
}
