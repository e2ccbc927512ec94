package dev.risiti.certify.check;

import dev.risiti.certify.evidence.Redaction;
import dev.risiti.oscu.OscuLookups;
import dev.risiti.oscu.wire.BranchCustomerRequest;
import dev.risiti.oscu.wire.BranchInsuranceRequest;
import dev.risiti.oscu.wire.BranchUserRequest;
import java.math.BigDecimal;
import java.util.UUID;

/** What a branch registers about itself: customer, user, insurance (KRA reference 2.8 to 2.11). */
final class BranchChecks {
    static final String CUSTOMER = "customer";
    static final String USER = "user";

    private static final String CUSTOMER_NUMBER = "CERT00001";
    static final String CUSTOMER_NAME = "Certification Customer";

    private final Desk desk;
    private final OscuLookups lookups;
    private final Shop shop;
    private final Redaction redaction;

    BranchChecks(Desk desk, OscuLookups lookups, Shop shop, Redaction redaction) {
        this.desk = desk;
        this.lookups = lookups;
        this.shop = shop;
        this.redaction = redaction;
    }

    Check customer() {
        return Check.of(CUSTOMER, KraTest.CUSTOMER, "", "2.9", () -> {
                    desk.accepted(
                            shop.device(),
                            BranchCustomerRequest.of(
                                    shop.pin(),
                                    shop.branch(),
                                    CUSTOMER_NUMBER,
                                    customerPin(),
                                    CUSTOMER_NAME,
                                    Shop.AUDIT));
                    return new Verdict.Passed("customer " + CUSTOMER_NUMBER + " with PIN " + customerPin());
                })
                .after(DeviceChecks.INITIALISED);
    }

    /** KRA wants a PIN; where no buyer was named the own one does. */
    private String customerPin() {
        return shop.target().buyerPin().orElse(shop.pin());
    }

    Check user() {
        return Check.of(USER, KraTest.USER, "", "2.10", () -> {
                    var password = UUID.randomUUID().toString();
                    redaction.hide(password);
                    desk.accepted(
                            shop.device(),
                            BranchUserRequest.of(
                                    shop.pin(), shop.branch(), "certify", "Certification", password, Shop.AUDIT));
                    return new Verdict.Passed("user certify");
                })
                .after(DeviceChecks.INITIALISED);
    }

    Check insurance() {
        return Check.of("insurance", KraTest.INSURANCE, "", "2.11", () -> {
                    desk.accepted(
                            shop.device(),
                            new BranchInsuranceRequest(
                                    shop.pin(),
                                    shop.branch(),
                                    "CERT01",
                                    "Certification Insurance",
                                    BigDecimal.valueOf(20),
                                    "Y",
                                    Shop.AUDIT));
                    return new Verdict.Passed("scheme CERT01");
                })
                .after(DeviceChecks.INITIALISED);
    }

    Check customers() {
        return Check.of("customers", KraTest.CUSTOMERS, "", "2.8", this::lookUpCustomers)
                .after(CUSTOMER);
    }

    private Verdict lookUpCustomers() {
        return GatewayOnlyCall.judge(shop, () -> lookups.customers(shop.device(), ReferenceChecks.EVER), found -> {
            var saved = found.customers().stream()
                    .filter(customer -> customer.custNo().equals(CUSTOMER_NUMBER))
                    .findFirst()
                    .orElseThrow(() -> new CheckFailedException("the saved customer is not among "
                            + found.customers().size()));
            Desk.require(
                    customerPin().equals(saved.custTin()) && CUSTOMER_NAME.equals(saved.custNm()),
                    "the customer came back as " + saved.custNm() + ", PIN " + saved.custTin());
            return new Verdict.Passed("customers: " + found.customers().size() + ", the saved one among them");
        });
    }
}
