package dev.risiti.lineage.config;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Who may use the operator API. */
@ConfigMapping(prefix = "risiti.admin")
public interface AdminConfig {

    /** The bearer token; the API refuses everybody while there is none. */
    Optional<String> token();
}
