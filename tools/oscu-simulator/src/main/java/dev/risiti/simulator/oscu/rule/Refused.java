package dev.risiti.simulator.oscu.rule;

import org.jspecify.annotations.Nullable;

/**
 * KRA says no: a result code and the text that goes with it, and, when it is the gateway's validator that speaks there,
 * the validator's two texts. Carries no stack, for it is an answer and not a fault.
 */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String resultCd;
    private final String text;
    private final @Nullable Validator validator;

    private Refused(String resultCd, String text, @Nullable Validator validator) {
        super(resultCd + " " + text, null, false, false);
        this.resultCd = resultCd;
        this.text = text;
        this.validator = validator;
    }

    /** A refusal by KRA itself, with its result code on either door. */
    public Refused(String resultCd, String text) {
        this(resultCd, text, null);
    }

    /** The same refusal, which on the gateway the validator speaks. */
    public Refused atGateway(String customerMessage, String debugMessage) {
        return new Refused(resultCd, text, new Validator(customerMessage, debugMessage));
    }

    /** The same refusal with a cause of its own in the validator's words. */
    public Refused atGateway(String debugMessage) {
        return atGateway(Validator.ANY, debugMessage);
    }

    /** 910: something in the request is missing, malformed or against a rule; one text for both doors. */
    public static Refused parameter(String text) {
        return new Refused("910", text).atGateway(text);
    }

    /** 910 in the form that names one field: {@code Request parameter error[<field> : problem]}. */
    public static Refused field(String field, String problem) {
        return parameter("Request parameter error[<" + field + "> : " + problem + "]");
    }

    /** 901: no such device, or not with this key. */
    public static Refused invalidDevice() {
        return new Refused("901", "It is not valid device");
    }

    /** 994: the number or code is taken. */
    public static Refused overlapped() {
        return new Refused("994", "There is an overlapped Data");
    }

    /** 999: KRA's word for a fault of its own. */
    public static Refused unknownError() {
        return new Refused("999", "There is an unknown error. Please ask administrator");
    }

    public String resultCd() {
        return resultCd;
    }

    public String text() {
        return text;
    }

    /** What the gateway's validator says; null when it lets the request through to KRA's refusal. */
    public @Nullable Validator validator() {
        return validator;
    }

    /** The two texts of a refusal without result code (KRA reference 1.3). */
    public record Validator(String customerMessage, String debugMessage) {
        /** Seen above several causes; used where the sources kept the cause alone. */
        private static final String ANY = "Validation failed";
    }
}
