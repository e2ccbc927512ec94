package dev.risiti.simulator.oscu.fault;

/** Ways in which KRA misbehaves; each was seen in the field or is implied by what was (KRA reference 10, 13). */
public enum FaultKind {
    /** KRA decides and the connection closes without a byte of answer. */
    ANSWER_LOST_AFTER_COMMIT(true),
    /** The connection closes without an answer and KRA never looked at the request. */
    ANSWER_LOST_BEFORE_COMMIT(false),
    /** KRA decides at once and answers late. */
    SLOW(true),
    /** A 504 in the shape of the door. */
    HTTP_504(false),
    /** The connection is reset. */
    CONNECTION_RESET(false),
    /** A 502 page in HTML. */
    HTML_502(false),
    /** The envelope with resultCd 999. */
    RESULT_999(false),
    /** A look-up does not see yet what is there, and answers 001. */
    READ_LAG(true),
    /** The envelope with a resultCd of choice. */
    RESULT_CODE(false),
    /** KRA decides, and the connection closes in the middle of the answer. */
    CUT_BODY(true),
    /** A page in HTML under HTTP 200. */
    HTML_200(false),
    /** HTTP 200 without a body. */
    EMPTY_BODY(false),
    /** HTTP 429 in the shape of the door. */
    HTTP_429(false),
    /** The gateway finds the token run out, and from then on it is. */
    TOKEN_EXPIRED(false),
    /** The gateway has no route for this request. */
    UNROUTED(false);

    private final boolean commits;

    FaultKind(boolean commits) {
        this.commits = commits;
    }

    /** Whether the request takes effect although it is struck, unless the order of the fault says otherwise. */
    public boolean commits() {
        return commits;
    }

    /** Whether only the gateway does so. */
    public boolean ofGateway() {
        return this == TOKEN_EXPIRED || this == UNROUTED;
    }

    /** Whether an order may choose between striking before and after the commit. */
    public boolean letsChooseCommit() {
        return switch (this) {
            case HTTP_504, CONNECTION_RESET, HTML_502, RESULT_999, RESULT_CODE, CUT_BODY, HTML_200, EMPTY_BODY -> true;
            case ANSWER_LOST_AFTER_COMMIT,
                    ANSWER_LOST_BEFORE_COMMIT,
                    SLOW,
                    READ_LAG,
                    HTTP_429,
                    TOKEN_EXPIRED,
                    UNROUTED -> false;
        };
    }
}
