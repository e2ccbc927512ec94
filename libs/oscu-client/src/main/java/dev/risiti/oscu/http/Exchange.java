package dev.risiti.oscu.http;

import dev.risiti.oscu.outcome.Reply;
import dev.risiti.oscu.outcome.TransportFailure;

/** What one HTTP request came to. */
sealed interface Exchange {
    record Answered(Reply reply) implements Exchange {}

    record Failed(TransportFailure failure) implements Exchange {}
}
