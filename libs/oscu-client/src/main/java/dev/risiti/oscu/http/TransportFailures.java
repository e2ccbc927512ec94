package dev.risiti.oscu.http;

import dev.risiti.oscu.outcome.TransportFailure;
import dev.risiti.oscu.outcome.TransportFailure.Stage;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;

/**
 * Tells failures before the request was written from all others. Only exceptions that cannot occur later count as
 * "before": a wrong guess there would send a document twice.
 */
final class TransportFailures {
    private static final int MAX_DEPTH = 10;
    private static final List<Class<? extends Throwable>> BEFORE_WRITING = List.of(
            ConnectException.class,
            UnknownHostException.class,
            UnresolvedAddressException.class,
            NoRouteToHostException.class,
            SSLHandshakeException.class);

    private TransportFailures() {}

    static TransportFailure of(Throwable failure) {
        var causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MAX_DEPTH)
                .toList();
        var stage = Stage.BROKEN;
        if (causes.stream().anyMatch(TransportFailures::isBeforeWriting)) {
            stage = Stage.NOT_CONNECTED;
        } else if (causes.stream().anyMatch(ReplyTooLargeException.class::isInstance)) {
            stage = Stage.TOO_LARGE;
        } else if (causes.stream().anyMatch(TimeoutException.class::isInstance)) {
            stage = Stage.TIMED_OUT;
        }
        var root = causes.getLast();
        return new TransportFailure(stage, root.getClass().getSimpleName() + ": " + root.getMessage());
    }

    private static boolean isBeforeWriting(Throwable cause) {
        return BEFORE_WRITING.stream().anyMatch(type -> type.isInstance(cause));
    }
}
