package dev.risiti.certify;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.risiti.certify.command.CertifyCommand;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import picocli.CommandLine;

/** The program: ends with 0 when everything passed, 1 when not, 2 when it was called wrongly. */
@QuarkusMain
public class CertifyMain implements QuarkusApplication {
    private final Certification certification;
    private final CertifyConfig config;
    private final ObjectMapper json;
    private final Clock clock;

    /** With everything a run needs. */
    public CertifyMain(Certification certification, CertifyConfig config, ObjectMapper json, Clock clock) {
        this.certification = certification;
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public int run(String... args) {
        return new CommandLine(new CertifyCommand(certification, config, json, clock))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .execute(args);
    }

    @Singleton
    static class Time {
        @Produces
        @Singleton
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
