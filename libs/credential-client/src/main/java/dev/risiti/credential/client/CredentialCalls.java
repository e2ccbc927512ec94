package dev.risiti.credential.client;

import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.value.ContractViolation;
import dev.risiti.credential.client.CredentialsUnavailable.Why;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Calls the internal API with all deadlines and turns every failure into {@link CredentialsUnavailable}. */
@ApplicationScoped
class CredentialCalls {
    private final InternalApi api;
    private final String authorization;

    CredentialCalls(CredentialClientConfig config) {
        this.authorization = "Bearer " + config.token();
        this.api = QuarkusRestClientBuilder.newBuilder()
                .baseUri(config.url())
                .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(config.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .followRedirects(false)
                .disableDefaultMapper(true)
                .build(InternalApi.class);
    }

    /** @param subject names what is asked for in failures, such as {@code device 1234} */
    <T> T call(
            String subject,
            Class<T> type,
            Duration deadline,
            BiFunction<InternalApi, String, CompletionStage<Response>> call) {
        CompletableFuture<Response> answer = CompletableFuture.completedFuture(api)
                .thenCompose(target -> call.apply(target, authorization))
                .toCompletableFuture();
        try (Response response = answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
            return read(subject, type, response);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw unreachable(subject, "no answer within " + deadline, e);
        } catch (ExecutionException e) {
            throw unreachable(subject, String.valueOf(e.getCause()), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(subject, "interrupted", e);
        }
    }

    private static <T> T read(String subject, Class<T> type, Response response) {
        byte[] body;
        try {
            body = response.hasEntity() ? response.readEntity(byte[].class) : new byte[0];
        } catch (ProcessingException e) {
            throw unreachable(subject, "the answer was cut", e);
        }
        if (response.getStatus() != 200) {
            throw refusal(subject, response.getStatus(), body);
        }
        try {
            return EventJson.read(body, type);
        } catch (ContractViolation e) {
            // Its text may hold a value of the answer, so it is not kept as the cause.
            throw unreachable(subject, "the answer is not the " + type.getSimpleName() + " of the contract", null);
        }
    }

    private static CredentialsUnavailable refusal(String subject, int status, byte[] body) {
        String code = problemCode(body);
        Why why = switch (status) {
            case 401, 403 -> Why.REFUSED;
            case 404 -> Why.UNKNOWN;
            case 409 -> "RECONNECT_REQUIRED".equals(code) ? Why.RECONNECT_REQUIRED : Why.NOT_READY;
            default -> Why.UNREACHABLE;
        };
        return new CredentialsUnavailable(
                why,
                code == null ? why.name() : code,
                "%s: credential-service answered %d %s"
                        .formatted(subject, status, code == null ? "" : code)
                        .strip(),
                null);
    }

    private static @Nullable String problemCode(byte[] body) {
        try {
            return EventJson.read(body, Problem.class).code();
        } catch (ContractViolation e) {
            // A proxy in between does not speak our problem format; the status decides then.
            return null;
        }
    }

    private static CredentialsUnavailable unreachable(String subject, String what, @Nullable Throwable cause) {
        return new CredentialsUnavailable(
                Why.UNREACHABLE, Why.UNREACHABLE.name(), subject + ": credential-service: " + what, cause);
    }

    /** The part of an RFC 9457 answer that callers decide by. */
    record Problem(@Nullable String code) {}
}
