package dev.risiti.simulator.oscu.registry;

/** A sale as its buyer sees it: with the seller's identity (KRA reference 2.20). */
public record SuppliersSale(Fact.SaleSigned sale, String spplrNm, String sdcId, String mrcNo) {
    public SupplierKey key() {
        return new SupplierKey(sale.tin(), sale.bhfId(), sale.invcNo());
    }
}
