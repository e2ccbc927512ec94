package dev.risiti.demo.day;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.demo.business.Article;
import dev.risiti.demo.business.Branch;
import dev.risiti.demo.business.Shop;
import dev.risiti.demo.http.Json;
import java.math.BigDecimal;

/** A sales form as somebody fills it in. */
final class Form {
    private final Shop shop;
    private final ObjectNode members = Json.object();
    private final ArrayNode lines = members.putArray("lines");
    private final ObjectNode customFields = Json.object();

    private Form(Shop shop) {
        this.shop = shop;
    }

    static Form at(Shop shop, Branch branch) {
        Form form = new Form(shop);
        form.members.put("departmentId", shop.departmentId(branch));
        return form;
    }

    Form customer(String name) {
        members.put("customerId", shop.customerId(name));
        return this;
    }

    Form buyerPin(String pin) {
        customFields.put("KRA PIN", pin);
        return this;
    }

    Form line(Article article, int quantity) {
        lines.addObject().put("itemId", shop.itemId(article)).put("qty", quantity);
        return this;
    }

    /** A line with a tax code other than the article's own. */
    Form line(Article article, int quantity, String taxCodeId) {
        lines.addObject()
                .put("itemId", shop.itemId(article))
                .put("qty", quantity)
                .put("taxCodeId", taxCodeId);
        return this;
    }

    /** A line on a form whose prices hold the tax. */
    Form lineAt(Article article, int quantity, BigDecimal unitPrice) {
        lines.addObject()
                .put("itemId", shop.itemId(article))
                .put("qty", quantity)
                .put("unitPrice", unitPrice);
        return this;
    }

    Form taxInclusive() {
        members.put("inclusive", true);
        return this;
    }

    Form discountPercent(int percent) {
        members.put("discountPercent", percent);
        return this;
    }

    Form credits(DayDocument sale, String why) {
        members.put("originalInvoice", sale.booked().number());
        members.put("privateNote", why);
        return this;
    }

    ObjectNode filled() {
        if (!customFields.isEmpty()) {
            members.set("customFields", customFields);
        }
        return members;
    }
}
