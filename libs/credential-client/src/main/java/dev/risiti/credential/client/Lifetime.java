package dev.risiti.credential.client;

import java.time.Instant;

/** How long a copy counts. */
interface Lifetime<V> {

    /** Until then it is used without asking again. */
    Instant freshUntil(V value, Instant loadedAt);

    /** Until then it may be used when nobody answers; never before {@link #freshUntil}. */
    Instant usableUntil(V value, Instant loadedAt);
}
