package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.registry.Fact;

/** {@code saveBhfUser}: registers or changes a branch user (KRA reference 2.10). */
final class SaveUser implements Call {
    @Override
    public String name() {
        return "saveBhfUser";
    }

    @Override
    public String numberField() {
        return "userId";
    }

    @Override
    public Decision decide(Desk desk, Body body) {
        return Decision.saved(
                new Fact.UserSaved(desk.tin(), desk.bhfId(), body.required("userId"), body.required("userNm")));
    }
}
