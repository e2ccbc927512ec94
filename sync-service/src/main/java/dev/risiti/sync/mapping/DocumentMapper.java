package dev.risiti.sync.mapping;

import dev.risiti.contracts.books.Book;
import dev.risiti.contracts.document.Buyer;
import dev.risiti.contracts.document.CreditNote;
import dev.risiti.contracts.document.CreditNoteLine;
import dev.risiti.contracts.document.OriginalReference;
import dev.risiti.contracts.document.Sale;
import dev.risiti.contracts.document.SaleLine;
import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.value.Check;
import dev.risiti.contracts.value.ContractViolation;
import dev.risiti.sync.mapping.Catalogue.KnownSale;
import dev.risiti.sync.quickbooks.DocumentType;
import dev.risiti.sync.quickbooks.Reference;
import dev.risiti.sync.quickbooks.Transaction;
import dev.risiti.sync.quickbooks.TransactionLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns a document of the books into a sale or credit note by the rules of its book (connector reference 7). Pure: the
 * same input gives the same answer, and whatever is missing is named in a sentence.
 */
public final class DocumentMapper {
    private static final String HOME_CURRENCY = "KES";

    private final Book book;
    private final Transaction transaction;
    private final Catalogue catalogue;
    private final int revision;

    private DocumentMapper(Book book, Transaction transaction, Catalogue catalogue, int revision) {
        this.book = book;
        this.transaction = transaction;
        this.catalogue = catalogue;
        this.revision = revision;
    }

    /** @param revision what the document is published as, should its fingerprint be new */
    public static Mapped map(Book book, Transaction transaction, Catalogue catalogue, int revision) {
        try {
            return new DocumentMapper(book, transaction, catalogue, revision).mapped();
        } catch (HeldException held) {
            return held.held();
        } catch (ContractViolation violation) {
            return new Mapped.Held(
                    DocumentState.UNCLEAR, Reason.of("CONTRACT_VIOLATION", String.valueOf(violation.getMessage())));
        }
    }

    private Mapped mapped() {
        if (transaction.voided()) {
            return new Mapped.NotRequired(Reason.of("VOIDED", "The document is voided in the books."));
        }
        if (transaction.total().signum() == 0) {
            return new Mapped.NotRequired(Reason.of("ZERO_TOTAL", "The document comes to nothing."));
        }
        if (transaction.total().signum() < 0) {
            throw new HeldException(
                    DocumentState.UNCLEAR, "NEGATIVE_TOTAL", "The total is negative; use a credit memo instead.");
        }
        List<TaxedLine> lines = new LineTaxes(book, transaction, catalogue).taxed();
        TaxComparison.check(transaction, catalogue, lines);
        return switch (transaction.type().kind()) {
            case SALE -> {
                Sale sale = sale(lines);
                yield new Mapped.Publishable(sale, Fingerprint.of(sale));
            }
            case CREDIT_NOTE -> {
                CreditNote note = creditNote(lines);
                yield new Mapped.Publishable(note, Fingerprint.of(note));
            }
            default ->
                throw new IllegalStateException(
                        "no document type is a " + transaction.type().kind());
        };
    }

    private Sale sale(List<TaxedLine> lines) {
        return new Sale(
                book.tenantId(),
                book.source(),
                transaction.sourceDocumentId(),
                revision,
                deviceId(),
                book.bookId(),
                transaction.number(),
                transaction.date(),
                transaction.currency(),
                exchangeRate(),
                new Buyer(buyerName(), buyerPin(), null),
                PaymentMethods.of(transaction),
                saleLines(lines),
                null);
    }

    private List<SaleLine> saleLines(List<TaxedLine> lines) {
        ItemRefs items = new ItemRefs(book, catalogue, transaction.date());
        return lines.stream()
                .map(taxed -> {
                    BigDecimal quantity = quantity(taxed.line());
                    return new SaleLine(
                            taxed.line().id(),
                            items.of(taxed),
                            quantity,
                            taxed.grossBeforeDiscount().divide(quantity, Check.MAX_DECIMALS, RoundingMode.HALF_UP),
                            taxed.discount().signum() == 0 ? null : taxed.discount(),
                            taxed.gross(),
                            taxed.taxType());
                })
                .toList();
    }

    private CreditNote creditNote(List<TaxedLine> lines) {
        ItemRefs items = new ItemRefs(book, catalogue, transaction.date());
        String deviceId = deviceId();
        boolean goodsComeBack = lines.stream().anyMatch(items::countedGoods);
        return new CreditNote(
                book.tenantId(),
                book.source(),
                transaction.sourceDocumentId(),
                revision,
                deviceId,
                book.bookId(),
                transaction.number(),
                transaction.date(),
                original(),
                CreditReasons.of(transaction),
                buyerPin(),
                goodsComeBack ? deviceId : null,
                lines.stream()
                        .map(taxed -> new CreditNoteLine(
                                taxed.line().id(), null, ItemRefs.id(taxed), quantity(taxed.line()), taxed.gross()))
                        .toList(),
                null);
    }

    /** An amount typed without a quantity counts as one. */
    private static BigDecimal quantity(TransactionLine line) {
        BigDecimal quantity = line.quantity();
        return quantity == null ? BigDecimal.ONE : quantity.stripTrailingZeros();
    }

    private String deviceId() {
        Reference department = transaction.department();
        String device =
                department == null ? null : book.mapping().deviceByDepartment().get(department.value());
        if (device == null) {
            device = book.mapping().defaultDeviceId();
        }
        if (device == null) {
            throw new HeldException(
                    DocumentState.DEVICE_MISSING,
                    "DEVICE_NOT_MAPPED",
                    department == null
                            ? "The document names no department, and book '%s' has no default device."
                                    .formatted(book.name())
                            : "Department %s '%s' has no device; add deviceByDepartment.%s to the mapping of book '%s'."
                                    .formatted(
                                            department.value(), department.label(), department.value(), book.name()));
        }
        return device;
    }

    private @Nullable BigDecimal exchangeRate() {
        if (HOME_CURRENCY.equals(transaction.currency())) {
            return null;
        }
        BigDecimal rate = transaction.exchangeRate();
        if (rate == null || rate.signum() <= 0) {
            throw new HeldException(
                    DocumentState.UNCLEAR,
                    "EXCHANGE_RATE_MISSING",
                    "ExchangeRate is missing: give the shillings for one %s.".formatted(transaction.currency()));
        }
        return rate;
    }

    private String buyerName() {
        Reference customer = transaction.customer();
        return customer == null || customer.name() == null
                ? book.mapping().walkInName()
                : Texts.cut(customer.name(), 60);
    }

    private @Nullable String buyerPin() {
        String field = book.mapping().buyerPinField();
        String typed = transaction.customField(field);
        if (typed == null) {
            return null;
        }
        String pin = typed.replace(" ", "").toUpperCase(Locale.ROOT);
        try {
            return Check.pin(Objects.requireNonNull(field), pin);
        } catch (ContractViolation violation) {
            throw new HeldException(
                    DocumentState.UNCLEAR,
                    "BUYER_PIN_INVALID",
                    "Field '%s' holds '%s', which is no KRA PIN; it has a letter, nine digits and a letter."
                            .formatted(field, typed));
        }
    }

    /** The ladder of connector reference 7.5 as far as the credit memo itself goes. */
    private OriginalReference original() {
        Reference linked = transaction.originalInvoice();
        if (linked != null) {
            return new OriginalReference(DocumentType.INVOICE.sourceDocumentId(linked.value()), linked.name());
        }
        String number = transaction.customField(book.mapping().originalNumberField());
        if (number != null) {
            return new OriginalReference(null, number);
        }
        List<KnownSale> known = catalogue.knownSales();
        if (known.size() == 1) {
            return new OriginalReference(
                    known.getFirst().sourceDocumentId(), known.getFirst().number());
        }
        String field = book.mapping().originalNumberField();
        throw new HeldException(
                DocumentState.ORIGINAL_MISSING,
                known.isEmpty() ? "ORIGINAL_NOT_NAMED" : "ORIGINAL_AMBIGUOUS",
                "%s; write the number of the credited invoice into %s."
                        .formatted(
                                known.isEmpty()
                                        ? "No invoice of this customer is named on the credit memo"
                                        : "The credit memo names more than one invoice: "
                                                + String.join(
                                                        ", ",
                                                        known.stream()
                                                                .map(KnownSale::number)
                                                                .toList()),
                                field == null ? "the memo" : "field '" + field + "'"));
    }
}
