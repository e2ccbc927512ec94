package dev.risiti.sync.mapping;

import dev.risiti.contracts.document.CreditNote;
import dev.risiti.contracts.document.CreditNoteLine;
import dev.risiti.contracts.document.Sale;
import dev.risiti.contracts.document.SaleLine;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over what is taxable about a document (connector reference 7.4), so that a payment, an e-mail, a note or our
 * own write-back changes nothing. Beyond the reference it holds the device, as another branch is another issuer, and
 * for a credit note the sale it credits.
 */
final class Fingerprint {
    private Fingerprint() {}

    static String of(Sale sale) {
        return hash("sale|%s|%s|%s|%s|%s\n"
                        .formatted(
                                sale.deviceId(),
                                blank(sale.buyer().pin()),
                                sale.date(),
                                sale.currency(),
                                plain(sale.exchangeRate()))
                + sale.lines().stream()
                        .sorted(Comparator.comparing(SaleLine::lineId))
                        .map(line -> "%s|%s|%s|%s|%s|%s"
                                .formatted(
                                        line.lineId(),
                                        line.item().sourceItemId(),
                                        plain(line.quantity()),
                                        plain(line.total()),
                                        plain(line.discount()),
                                        line.taxType()))
                        .collect(Collectors.joining("\n")));
    }

    static String of(CreditNote note) {
        return hash("credit-note|%s|%s|%s|%s|%s|%s\n"
                        .formatted(
                                note.deviceId(),
                                blank(note.buyerPin()),
                                note.date(),
                                blank(note.original().sourceDocumentId()),
                                blank(note.original().number()),
                                note.reason())
                + note.lines().stream()
                        .sorted(Comparator.comparing(CreditNoteLine::lineId))
                        .map(line -> "%s|%s|%s|%s"
                                .formatted(
                                        line.lineId(),
                                        line.sourceItemId(),
                                        plain(line.quantity()),
                                        plain(line.total())))
                        .collect(Collectors.joining("\n")));
    }

    private static String blank(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String plain(@Nullable BigDecimal value) {
        return value == null ? "" : value.stripTrailingZeros().toPlainString();
    }

    private static String hash(String canonical) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
