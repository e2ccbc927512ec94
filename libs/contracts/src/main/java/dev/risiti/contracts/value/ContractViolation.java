package dev.risiti.contracts.value;

import org.jspecify.annotations.Nullable;

/** Data that breaks the contract. Names the field (a JSON path), the value found and how to put it right. */
public final class ContractViolation extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final String field;
    private final String found;
    private final String fix;

    /** @param found the offending value, or null when it is absent; never a secret, as it is printed */
    public ContractViolation(String field, @Nullable Object found, String fix) {
        super("%s: found %s; %s".formatted(field, found == null ? "nothing" : "'" + found + "'", fix));
        this.field = field;
        this.found = String.valueOf(found);
        this.fix = fix;
    }

    public String field() {
        return field;
    }

    public String found() {
        return found;
    }

    public String fix() {
        return fix;
    }

    /** The same violation seen from further out: {@code lines[2]} + {@code quantity} = {@code lines[2].quantity}. */
    public ContractViolation within(String path) {
        return path.isEmpty() || field.startsWith(path)
                ? this
                : new ContractViolation(path + "." + field, "null".equals(found) ? null : found, fix);
    }
}
