package dev.risiti.oscu.wire;

import dev.risiti.oscu.json.KraJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Customers saved before (KRA reference 2.8). */
public record CustomerListAnswer(List<Customer> customers) implements Answer {
    public CustomerListAnswer {
        customers = List.copyOf(customers);
    }

    /**
     * One customer; only its number is certain to be there.
     */
    public record Customer(
            String custNo,
            @Nullable String custTin,
            @Nullable String custNm,
            @Nullable String adrs,
            @Nullable String telNo,
            @Nullable String email,
            @Nullable String faxNo,
            boolean inUse,
            @Nullable String remark,
            @Nullable String regrId,
            @Nullable String regrNm,
            @Nullable String modrId,
            @Nullable String modrNm) {

        static Customer read(KraJson json) {
            return new Customer(
                    json.requiredText("custNo"),
                    json.text("custTin"),
                    json.text("custNm"),
                    json.text("adrs"),
                    json.text("telNo"),
                    json.text("email"),
                    json.text("faxNo"),
                    json.yes("useYn"),
                    json.text("remark"),
                    json.text("regrId"),
                    json.text("regrNm"),
                    json.text("modrId"),
                    json.text("modrNm"));
        }
    }

    static CustomerListAnswer read(KraJson data) {
        return new CustomerListAnswer(data.list("custList", Customer::read));
    }
}
