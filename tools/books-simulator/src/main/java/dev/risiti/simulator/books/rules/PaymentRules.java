package dev.risiti.simulator.books.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.company.Draft;
import dev.risiti.simulator.books.entity.EntityType;
import dev.risiti.simulator.books.entity.Operation;
import dev.risiti.simulator.books.entity.QboFault;
import dev.risiti.simulator.books.entity.QboTime;
import dev.risiti.simulator.books.json.Json;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Payments, and with a total of zero the link between a credit memo and the invoice it is applied to. */
record PaymentRules() implements EntityRules {
    private static final String NAME_VALUE = "{http://schema.intuit.com/finance/v3}NameValue";

    /** One end of a payment line. */
    private record Link(EntityType type, String id) {
        static Link of(JsonNode line) {
            JsonNode link = line.path("LinkedTxn").path(0);
            return new Link(
                    EntityType.named(link.path("TxnType").asText())
                            .filter(type -> type == EntityType.INVOICE || type == EntityType.CREDIT_MEMO)
                            .orElseThrow(() -> QboFault.unreadable("a payment links Invoice or CreditMemo")),
                    link.path("TxnId").asText());
        }
    }

    @Override
    public Set<String> serverMembers() {
        return Set.of("UnappliedAmt");
    }

    @Override
    public void complete(
            Draft draft, EntityType type, ObjectNode payment, @Nullable ObjectNode previous, Set<String> given) {
        if (!payment.has("CustomerRef")) {
            throw QboFault.missing("CustomerRef");
        }
        EntityRules.nameReference(draft, payment, "CustomerRef", EntityType.CUSTOMER, "DisplayName");
        if (!payment.has("TxnDate")) {
            payment.put("TxnDate", QboTime.businessDate(draft.now()).toString());
        }
        if (!payment.has("CurrencyRef")) {
            payment.set("CurrencyRef", Json.reference("KES", "Kenyan Shilling"));
        }
        BigDecimal total = Json.decimal(payment, "TotalAmt").orElseThrow(() -> QboFault.missing("TotalAmt"));
        BigDecimal applied = BigDecimal.ZERO;
        for (JsonNode each : payment.withArray("Line")) {
            ObjectNode line = (ObjectNode) each;
            Link link = Link.of(line);
            ObjectNode form = draft.find(link.type(), link.id())
                    .orElseThrow(() -> QboFault.invalidReference("LinkedTxn", link.id()));
            BigDecimal amount = Json.decimal(line, "Amount").orElseThrow(() -> QboFault.missing("Line.Amount"));
            if (amount.signum() < 0) {
                throw QboFault.negative("Line.Amount");
            }
            applied = link.type() == EntityType.INVOICE ? applied.add(amount) : applied.subtract(amount);
            describe(line, link, form);
        }
        if (total.compareTo(applied) < 0) {
            throw QboFault.business("The amounts applied are more than the payment and its credits");
        }
        Json.putNumber(payment, "TotalAmt", total);
        Json.putNumber(payment, "UnappliedAmt", total.subtract(applied));
        payment.put("ProcessPayment", false).put("sparse", false);
    }

    /** The JAXB noise in which the linked form's own number is found (connector reference 1.7). */
    private static void describe(ObjectNode line, Link link, ObjectNode form) {
        ArrayNode any = line.putObject("LineEx").putArray("any");
        addNameValue(any, "txnId", link.id());
        addNameValue(
                any,
                "txnOpenBalance",
                Json.cents(SalesFormRules.amount(form, "Balance")).toPlainString());
        Json.text(form, "DocNumber").ifPresent(number -> addNameValue(any, "txnReferenceNumber", number));
    }

    private static void addNameValue(ArrayNode any, String name, String value) {
        ObjectNode element = any.addObject()
                .put("name", NAME_VALUE)
                .put("declaredType", "com.intuit.schema.finance.v3.NameValue")
                .put("scope", "javax.xml.bind.JAXBElement$GlobalScope");
        element.putObject("value").put("Name", name).put("Value", value);
        element.put("nil", false).put("globalScope", true).put("typeSubstituted", false);
    }

    /** Forms that this payment paid, pays or no longer pays get a new open amount, and with it a new version. */
    @Override
    public void afterwards(Draft draft, @Nullable ObjectNode previous, @Nullable ObjectNode current) {
        Set<Link> touched = new LinkedHashSet<>();
        for (ObjectNode payment : new ObjectNode[] {previous, current}) {
            if (payment != null) {
                payment.path("Line").forEach(line -> touched.add(Link.of(line)));
            }
        }
        touched.forEach(link -> draft.find(link.type(), link.id()).ifPresent(form -> relink(draft, link, form)));
    }

    private static void relink(Draft draft, Link link, ObjectNode stored) {
        ObjectNode form = stored.deepCopy();
        ArrayNode links = form.putArray("LinkedTxn");
        BigDecimal open = SalesFormRules.amount(form, "TotalAmt");
        for (ObjectNode payment : draft.all(EntityType.PAYMENT).toList()) {
            for (JsonNode line : payment.path("Line")) {
                if (Link.of(line).equals(link)) {
                    links.addObject()
                            .put("TxnId", payment.path("Id").asText())
                            .put("TxnType", EntityType.PAYMENT.wireName());
                    open = open.subtract(SalesFormRules.amount(line, "Amount"));
                }
            }
        }
        if (open.signum() < 0) {
            throw QboFault.business(link.type().wireName() + " " + link.id() + " is already settled");
        }
        SalesFormRules.putOpen(link.type(), form, open);
        EntityWriter.stamp(draft, form, stored);
        draft.put(link.type(), form, Operation.UPDATED);
    }

    @Override
    public void voidOut(ObjectNode payment) {
        payment.putArray("Line");
        payment.put("TotalAmt", 0).put("UnappliedAmt", 0);
        String note = payment.path("PrivateNote").asText();
        payment.put("PrivateNote", note.isEmpty() ? "Voided" : "Voided - " + note);
    }
}
