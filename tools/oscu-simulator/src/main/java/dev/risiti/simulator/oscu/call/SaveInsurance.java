package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.registry.Fact;

/** {@code saveBhfInsurance}: registers or changes a branch insurance scheme (KRA reference 2.11). */
final class SaveInsurance implements Call {
    @Override
    public String name() {
        return "saveBhfInsurance";
    }

    @Override
    public String numberField() {
        return "isrccCd";
    }

    @Override
    public Decision decide(Desk desk, Body body) {
        return Decision.saved(
                new Fact.InsuranceSaved(desk.tin(), desk.bhfId(), body.required("isrccCd"), body.required("isrccNm")));
    }
}
