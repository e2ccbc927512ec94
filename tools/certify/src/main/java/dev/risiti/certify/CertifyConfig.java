package dev.risiti.certify;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where things are on this machine. */
@ConfigMapping(prefix = "risiti.certify")
public interface CertifyConfig {
    /** Folder for reports, keys and logs. */
    @WithDefault(".risiti")
    Path home();

    /** The packaged simulator. */
    @WithDefault("tools/oscu-simulator/target/quarkus-app/quarkus-run.jar")
    Path simulatorJar();
}
