package dev.risiti.oscu.amounts;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns source lines into wire lines so that each source line's gross total is met to the cent.
 *
 * <p>A total that does not divide by its quantity becomes two lines whose prices are a cent apart. What two decimals of
 * quantity and price cannot express at all becomes one line of quantity 1.
 */
public final class WireLines {
    private WireLines() {}

    /** The wire lines of all source lines, in their order, with tax inside. */
    public static List<WireLine> of(List<SourceLine> sources) {
        return of(sources, Convention.TAX_INCLUSIVE);
    }

    /** The wire lines of all source lines, in their order. */
    public static List<WireLine> of(List<SourceLine> sources, Convention convention) {
        var lines = new ArrayList<WireLine>(sources.size());
        for (int index = 0; index < sources.size(); index++) {
            lines.addAll(
                    switch (convention) {
                        case TAX_INCLUSIVE -> InclusiveLines.of(index, sources.get(index));
                        case TAX_EXCLUSIVE -> ExclusiveLines.of(index, sources.get(index));
                    });
        }
        return List.copyOf(lines);
    }
}
