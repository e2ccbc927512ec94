package dev.risiti.submission.access;

import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** The people and services that may use the operator API. */
@ConfigMapping(prefix = "risiti.operator")
public interface OperatorConfig {

    /**
     * Name to bearer token, such as {@code RISITI_OPERATOR_TOKENS_AMINA}; secrets without defaults. The name stands in the
     * audit. Without any, the API is closed.
     */
    Map<String, String> tokens();
}
