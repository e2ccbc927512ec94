package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.rule.CodeLists;

/** {@code selectCodeList}: the standard code lists, whole or unchanged (KRA reference 2.2). */
final class CodeListCall implements Call {
    private final CodeLists codeLists;

    CodeListCall(CodeLists codeLists) {
        this.codeLists = codeLists;
    }

    @Override
    public String name() {
        return "selectCodeList";
    }

    @Override
    public boolean reads() {
        return true;
    }

    @Override
    public Decision decide(Desk desk, Body body) {
        return Rows.since(body).isBefore(CodeLists.PUBLISHED) ? Decision.found(codeLists.answer()) : Decision.empty();
    }
}
