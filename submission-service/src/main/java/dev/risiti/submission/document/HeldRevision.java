package dev.risiti.submission.document;

/** A higher revision that arrived while an attempt was undecided. */
@SuppressWarnings("ArrayRecordComponent") // a carrier from the database, never compared
public record HeldRevision(int revision, ContentHash hash, byte[] payload) {}
