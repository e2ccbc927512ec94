package dev.risiti.simulator.books.entity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.json.Json;
import java.time.Instant;

/** A refusal by the accounting API itself, in its {@code Fault} shape (connector reference 1.12). */
public final class QboFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String detail;
    private final String element;
    private final String type;

    private QboFault(int status, String code, String message, String detail, String element, String type) {
        super(message);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.element = element;
        this.type = type;
    }

    private static QboFault validation(String code, String message, String detail, String element) {
        return new QboFault(400, code, message, message + " : " + detail, element, "ValidationFault");
    }

    public static QboFault stale(String given, String stored) {
        return validation(
                "5010",
                "Stale Object Error",
                "SyncToken " + given + " was sent but the stored version has SyncToken " + stored,
                "");
    }

    public static QboFault notFound(EntityType entity, String id) {
        return validation("610", "Object Not Found", entity.wireName() + " " + id + " is missing or deleted", "");
    }

    public static QboFault missing(String member) {
        return validation(
                "2020", "Required param missing, need to supply the required value for the API", member, member);
    }

    public static QboFault unreadable(String why) {
        return validation("2010", "Request has invalid or unsupported property", why, "");
    }

    public static QboFault tooLong(String member, int limit) {
        return validation(
                "2050",
                "String length is either shorter or longer than supported",
                member + " takes at most " + limit,
                member);
    }

    public static QboFault invalidReference(String member, String value) {
        return validation(
                "2500",
                "Invalid Reference Id",
                member + " points to '" + value + "', which is missing or inactive",
                member);
    }

    public static QboFault negative(String member) {
        return validation("2240", "Amount must not be negative", member, member);
    }

    public static QboFault wrongLineAmount(String given, String expected) {
        return validation(
                "6070",
                "Amount calculation incorrect in the request",
                "Amount " + given + " differs from UnitPrice x Qty = " + expected,
                "Line.Amount");
    }

    public static QboFault duplicateName(String name) {
        return validation(
                "6240", "Duplicate Name Exists Error", "'" + name + "' is used by another list entry", "Name");
    }

    public static QboFault business(String detail) {
        return validation("6000", "A business validation error has occurred while processing your request", detail, "");
    }

    public static QboFault queryUnreadable(String detail) {
        return validation("4000", "Error parsing query", detail, "");
    }

    public static QboFault unsupported(String detail) {
        return validation("500", "Unsupported Operation", detail, "");
    }

    public int status() {
        return status;
    }

    /** The answer's body. */
    public ObjectNode body(Instant now) {
        ObjectNode body = Json.object();
        ObjectNode fault = body.putObject("Fault");
        fault.putArray("Error")
                .addObject()
                .put("Message", getMessage())
                .put("Detail", detail)
                .put("code", code)
                .put("element", element);
        fault.put("type", type);
        return body.put("time", QboTime.millis(now));
    }
}
