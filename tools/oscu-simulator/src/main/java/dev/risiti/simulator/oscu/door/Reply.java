package dev.risiti.simulator.oscu.door;

/** Bytes that go back to a caller. */
@SuppressWarnings("ArrayRecordComponent") // never compared: made, written to the wire and forgotten
record Reply(int status, String contentType, byte[] body) {}
