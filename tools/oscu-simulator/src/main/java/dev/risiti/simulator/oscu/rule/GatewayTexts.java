package dev.risiti.simulator.oscu.rule;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words of the gateway's validator for a broken row of a field table (KRA reference 3.2). It stops at the first; only
 * the calls about a branch's own data list all. Where no text was ever recorded, the direct door's notation stands in.
 */
final class GatewayTexts {
    private static final Set<String> LISTING_ALL = Set.of("saveBhfCustomer", "saveBhfUser", "saveBhfInsurance");

    /** By call and field; a field that is missing. */
    private static final Map<String, String> MISSING = Map.of(
            "saveBhfCustomer.custTin",
            "custTin cannot be empty or Null",
            "insertStockIO.orgSarNo",
            "Expected a value but found null. Possible cause: Cannot invoke \"java.lang.Integer.intValue()\" because the"
                    + " return value of \"ke.go.kra.etimsautomations.dto.StockIoRequest.getOrgSarNo()\" is null");

    private GatewayTexts() {}

    static Refused refusal(Refused direct, String call, List<Violation> violations, CodeLists codeLists) {
        Violation first = violations.getFirst();
        if (call.equals("selectInitOsdcInfo") && first.kind() == Violation.Kind.MISSING) {
            String field = Character.toUpperCase(first.field().charAt(0))
                    + first.field().substring(1);
            return direct.atGateway("Missing " + field, field + " cannot be empty");
        }
        return direct.atGateway(text(direct, call, first, codeLists));
    }

    private static String text(Refused direct, String call, Violation first, CodeLists codeLists) {
        return switch (first.kind()) {
            case MISSING -> {
                String known = MISSING.get(call + "." + first.field());
                if (known != null) {
                    yield known;
                }
                yield LISTING_ALL.contains(call) ? direct.text() : missing(call, first);
            }
            case NOT_A_NUMBER ->
                "JSON parse error: Cannot deserialize value of type `java.lang.Integer` from String \"" + first.found()
                        + "\": not a valid `java.lang.Integer` value (through reference chain: "
                        + first.path() + ")";
            case WRONG ->
                switch (first.field()) {
                    case "rfdRsnCd" -> "Invalid RfdRsnCd";
                    case "pkgUnitCd" ->
                        call.equals("saveItem")
                                ? "The Package unit code can ony be among the following list: "
                                        + codeLists.codes("17").stream().collect(Collectors.joining(", ", "[", "]"))
                                : direct.text();
                    default -> direct.text();
                };
        };
    }

    private static String missing(String call, Violation first) {
        if (first.index() < 0) {
            return first.field() + " cannot be null";
        }
        return "Expected a value for " + first.field() + " on item: " + (first.index() + 1)
                + (call.equals("insertStockIO") ? " but it is empty or null" : " but is empty or null");
    }
}
