package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.json.JsonText;
import dev.risiti.simulator.oscu.registry.KraTime;
import dev.risiti.simulator.oscu.rule.CodeLists;

/** {@code selectCodeList} and {@code selectItemClsList}: one list for everybody, whole or unchanged. */
record PublishedList(String name, JsonText list) implements Call {
    @Override
    public boolean reads() {
        return true;
    }

    @Override
    public Decision decide(Desk desk, Body body) {
        boolean changedSince = KraTime.instant(body.required("lastReqDt")).isBefore(CodeLists.PUBLISHED);
        return changedSince ? Decision.found(list) : Decision.empty();
    }
}
