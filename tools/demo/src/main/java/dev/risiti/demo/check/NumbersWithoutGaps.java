package dev.risiti.demo.check;

import dev.risiti.demo.business.BranchDevice;
import dev.risiti.demo.kra.LedgerEntry;
import java.util.ArrayList;
import java.util.List;

/** Invariant 2, over all days: what KRA accepted of a device is numbered 1, 2, 3 and so on, invoices and movements. */
final class NumbersWithoutGaps implements Check {
    @Override
    public String rule() {
        return "KRA's ledger: invoice and movement numbers of each branch run from 1 without gap or repetition";
    }

    @Override
    public List<String> differences(Evidence evidence) {
        List<String> differences = new ArrayList<>();
        for (BranchDevice device : evidence.devices()) {
            for (String call : List.of(LedgerEntry.SALE, LedgerEntry.MOVEMENT)) {
                List<Long> numbers = evidence.ledger().stream()
                        .filter(entry -> entry.call().equals(call) && entry.accepted())
                        .filter(entry -> entry.branchId().equals(device.branch().id()))
                        .map(LedgerEntry::count)
                        .sorted()
                        .toList();
                for (int i = 0; i < numbers.size(); i++) {
                    if (numbers.get(i) != i + 1) {
                        differences.add("branch %s, %s: %d stands where %d belongs"
                                .formatted(device.branch().id(), call, numbers.get(i), i + 1));
                        break;
                    }
                }
            }
        }
        return differences;
    }
}
