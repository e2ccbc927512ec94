package dev.risiti.oscu.http;

import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import java.util.function.Consumer;

/**
 * Drops what a reply says about the type of its body: a reply is judged by the body itself, and a type that cannot be
 * parsed would make the HTTP client throw a reply away that may hold a receipt.
 */
final class UntypedReplies implements Consumer<HttpClientRequest> {
    @Override
    public void accept(HttpClientRequest request) {
        request.response().onSuccess(response -> response.headers().remove(HttpHeaders.CONTENT_TYPE));
    }
}
