package dev.risiti.submission.operator;

import dev.risiti.contracts.value.ContractViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes an {@link Order} of the request that is being answered: its body, whose token it showed, and its id. */
@ApplicationScoped
class Orders {
    private final SecurityContext caller;
    private final HttpHeaders headers;

    /** Each stands for that of whichever request is being answered. */
    Orders(SecurityContext caller, HttpHeaders headers) {
        this.caller = caller;
        this.headers = headers;
    }

    /** @throws ContractViolation when it does not say why, or its id is too long */
    Order of(String verb, String subject, Reasoned body) {
        String requestId = Stream.of("Idempotency-Key", "X-Request-Id")
                .map(headers::getHeaderString)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElseGet(() -> UUID.randomUUID().toString());
        return new Order(
                caller.getUserPrincipal().getName(),
                requestId,
                verb,
                subject,
                Objects.requireNonNullElse(body.reason(), ""),
                Order.json(body));
    }
}
