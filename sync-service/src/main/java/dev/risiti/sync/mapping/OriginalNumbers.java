package dev.risiti.sync.mapping;

import dev.risiti.sync.quickbooks.Transaction;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what may be invoice numbers in the texts of a credit memo (connector reference 7.5). */
public final class OriginalNumbers {
    /** Letters, digits and their separators with a digit among them; a sentence's full stop is no part of it. */
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9/_-]*[0-9][A-Za-z0-9]*|[0-9]+");

    private OriginalNumbers() {}

    /** Candidates in the memo, the note and the document's own number; whether one is an invoice, the ledger says. */
    public static Set<String> candidates(Transaction transaction) {
        Set<String> found = new LinkedHashSet<>();
        Stream.of(transaction.customerMemo(), transaction.privateNote(), transaction.docNumber())
                .filter(Objects::nonNull)
                .forEach(text -> {
                    Matcher matcher = NUMBER.matcher(text);
                    while (matcher.find()) {
                        found.add(matcher.group());
                    }
                });
        return found;
    }
}
