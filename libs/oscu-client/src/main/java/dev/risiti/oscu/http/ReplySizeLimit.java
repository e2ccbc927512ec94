package dev.risiti.oscu.http;

import io.vertx.core.http.HttpClientRequest;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Counts the bytes of each reply as they arrive and breaks the connection at the limit. */
final class ReplySizeLimit implements Consumer<HttpClientRequest> {
    private static final long NO_ERROR = 0;

    private final long limit;

    ReplySizeLimit(long limit) {
        this.limit = limit;
    }

    @Override
    public void accept(HttpClientRequest request) {
        var received = new AtomicLong();
        request.response()
                .onSuccess(response -> response.handler(chunk -> {
                    if (received.addAndGet(chunk.length()) > limit) {
                        request.reset(NO_ERROR, new ReplyTooLargeException(limit));
                    }
                }));
    }
}
