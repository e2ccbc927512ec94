package dev.risiti.contracts.value;

import org.jspecify.annotations.Nullable;

/** Data that breaks the contract. Names the field (a JSON path), the value found and how to put it right. */
public final class ContractViolation extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    /** A value is only quoted as far as a log line or a record header can take. */
    private static final int LONGEST_QUOTE = 120;

    private final String field;
    private final @Nullable String found;
    private final String fix;

    /** @param found the offending value, or null when it is absent; never a secret, as it is printed */
    public ContractViolation(String field, @Nullable Object found, String fix) {
        super("%s: found %s; %s".formatted(field, found == null ? "nothing" : "'" + quoted(found) + "'", fix));
        this.field = field;
        this.found = found == null ? null : quoted(found);
        this.fix = fix;
    }

    public String field() {
        return field;
    }

    /** The offending value, cut when it is long; "null" when there was none. */
    public String found() {
        return String.valueOf(found);
    }

    public String fix() {
        return fix;
    }

    /** The same violation seen from further out: {@code lines[2]} + {@code quantity} = {@code lines[2].quantity}. */
    public ContractViolation within(String path) {
        boolean named = field.equals(path) || field.startsWith(path + ".") || field.startsWith(path + "[");
        return path.isEmpty() || named ? this : new ContractViolation(path + "." + field, found, fix);
    }

    private static String quoted(Object value) {
        String text = value.toString();
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
    }
}
