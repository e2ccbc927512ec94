package dev.risiti.simulator.oscu.rule;

/** KRA says no: a result code and the text that goes with it. Carries no stack, for it is an answer and not a fault. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String resultCd;
    private final String text;

    public Refused(String resultCd, String text) {
        super(resultCd + " " + text, null, false, false);
        this.resultCd = resultCd;
        this.text = text;
    }

    /** 910: something in the request is missing, malformed or against a rule. */
    public static Refused parameter(String text) {
        return new Refused("910", text);
    }

    /** 910 in the form that names one field: {@code Request parameter error[<field> : problem]}. */
    public static Refused field(String field, String problem) {
        return parameter("Request parameter error[<" + field + "> : " + problem + "]");
    }

    /** 994: the number or code is taken. */
    public static Refused overlapped() {
        return new Refused("994", "There is an overlapped Data");
    }

    public String resultCd() {
        return resultCd;
    }

    public String text() {
        return text;
    }
}
