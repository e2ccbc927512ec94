package dev.risiti.simulator.oscu.rule;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * The gateway's rules and the habits that only a gateway has (KRA reference 1.3, 3.2).
 *
 * @param emptyStatus the HTTP status around a valid empty answer
 * @param refusalStatus the HTTP status of a refusal by the validator
 * @param appId which calls look at {@code apigee_app_id}
 * @param expiredToken in which of the two shapes an expired token is refused
 * @param classListResultDt whether the item classification list is dated
 * @param tokenSeconds how long a token lives
 * @param requestsPerSecond requests of one app per second before 429; 0 for no limit
 */
public record GatewayProfile(
        @JsonUnwrapped Profile rules,
        EmptyStatus emptyStatus,
        RefusalStatus refusalStatus,
        AppId appId,
        ExpiredToken expiredToken,
        ResultDt classListResultDt,
        long tokenSeconds,
        long requestsPerSecond) {

    /** 001 was seen under both. */
    public enum EmptyStatus {
        HTTP_200,
        HTTP_400
    }

    /** Refusals were seen under both, in HTTP 200 on the stock master above all. */
    public enum RefusalStatus {
        HTTP_400,
        HTTP_200_FOR_STOCK_MASTER,
        HTTP_200
    }

    /** The header {@code apigee_app_id}. */
    public enum AppId {
        OFF,
        /** Items, sales, purchases and the item classification list, behind which KRA's test harness stands. */
        SOME_CALLS,
        EVERY_CALL
    }

    /** The refusal of a token that has run out. */
    public enum ExpiredToken {
        FAULT,
        HEADER
    }

    /** A date that is there or null. */
    public enum ResultDt {
        PRESENT,
        NULL
    }
}
