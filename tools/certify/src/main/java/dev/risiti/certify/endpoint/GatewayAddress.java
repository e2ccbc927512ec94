package dev.risiti.certify.endpoint;

import dev.risiti.oscu.http.GatewayAccess;
import java.net.URI;

/** Where the gateway and its tokens are. */
public final class GatewayAddress {
    private GatewayAddress() {}

    /** The gateway with the usual times and these path names. */
    public static GatewayAccess access(URI url, URI tokenUrl, PathNames names) {
        var usual = GatewayAccess.of(url, tokenUrl);
        return new GatewayAccess(url, tokenUrl, names.paths(), usual.tokenTimeout(), usual.refreshAhead());
    }

    /** The token endpoint beside a base URL, as KRA's sandbox has it (KRA reference 1.1). */
    public static URI tokensBeside(URI url) {
        return url.resolve("/v1/token/generate");
    }
}
