package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.json.Body;

/** {@code selectStockMoveList}: goods that other branches of the PIN have sent to this one (KRA reference 2.22, 7). */
final class TransferList implements Call {
    @Override
    public String name() {
        return "selectStockMoveList";
    }

    @Override
    public boolean reads() {
        return true;
    }

    @Override
    public boolean wantsBodyCopies() {
        return true;
    }

    @Override
    public Decision decide(Desk desk, Body body) {
        return Rows.news("stockList", desk.taxpayer().transfers(desk.bhfId()).stream(), desk, body);
    }
}
