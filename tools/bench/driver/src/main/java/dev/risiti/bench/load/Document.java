package dev.risiti.bench.load;

/** One sale of the bench and what became of it. Times are microseconds since 1970; 0 stands for "not yet". */
public final class Document {
    private final int lane;
    private final int number;
    private final long sentAt;
    private volatile long decidedAt;
    private volatile long invoiceNumber;
    private volatile boolean accepted;

    Document(int lane, int number, long sentAt) {
        this.lane = lane;
        this.number = number;
        this.sentAt = sentAt;
    }

    /** @return false when it was decided before: the same result came again */
    synchronized boolean decide(long at, boolean signed, long invoice) {
        if (decidedAt != 0) {
            return false;
        }
        accepted = signed;
        invoiceNumber = invoice;
        decidedAt = at;
        return true;
    }

    public int lane() {
        return lane;
    }

    int number() {
        return number;
    }

    /** When it was, or was due to be, handed to Kafka. */
    public long sentAt() {
        return sentAt;
    }

    public long decidedAt() {
        return decidedAt;
    }

    public boolean isDecided() {
        return decidedAt != 0;
    }

    public boolean isAccepted() {
        return accepted;
    }

    /** KRA's number; 0 when the result did not say. */
    public long invoiceNumber() {
        return invoiceNumber;
    }
}
