package dev.risiti.certify.endpoint;

import dev.risiti.certify.check.KraTest;
import dev.risiti.oscu.call.OscuCall;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The two families of path names that the gateway routes to the same calls (KRA reference 2). */
public enum PathNames {
    /** As the validation portal lists its test cases; an integrator saw it count only these. */
    PORTAL,
    /** As KRA's Postman collection names them. */
    COLLECTION;

    /** Paths that differ from the collection's. */
    public Map<OscuCall, String> paths() {
        return switch (this) {
            case COLLECTION -> Map.of();
            case PORTAL -> Arrays.stream(KraTest.values()).collect(Collectors.toMap(KraTest::call, KraTest::path));
        };
    }
}
