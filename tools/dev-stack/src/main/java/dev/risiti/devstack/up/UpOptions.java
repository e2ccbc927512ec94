package dev.risiti.devstack.up;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the system is to be started.
 *
 * @param programs what to start, in starting order
 * @param fresh whether all business data is wiped first
 * @param demo whether the business day is played
 * @param exitAfterDemo whether the system ends with the demo
 * @param developed service to run in dev mode
 */
record UpOptions(
        List<Program> programs, boolean fresh, boolean demo, boolean exitAfterDemo, Optional<Program> developed) {

    /** Environment variable with the names of the only programs to start, separated by commas. */
    private static final String COMPONENTS = "RISITI_COMPONENTS";

    /** @throws StackException with exit code 2 when an option is unknown */
    static UpOptions forUp(List<String> options, Map<String, String> environment) {
        for (String option : options) {
            if (!List.of("--fresh", "--no-demo", "--exit-after-demo").contains(option)) {
                throw new StackException("unknown option of up: " + option, 2);
            }
        }
        boolean demo = !options.contains("--no-demo");
        boolean exitAfterDemo = options.contains("--exit-after-demo");
        if (!demo && exitAfterDemo) {
            throw new StackException("--no-demo and --exit-after-demo exclude each other", 2);
        }
        return new UpOptions(programs(environment), options.contains("--fresh"), demo, exitAfterDemo, Optional.empty());
    }

    /** @throws StackException with exit code 2 when no service is named */
    static UpOptions forDev(List<String> options, Map<String, String> environment) {
        Optional<Program> service =
                options.stream().findFirst().flatMap(Program::named).filter(Program::isService);
        if (service.isEmpty() || options.size() != 1) {
            throw new StackException(
                    "dev needs one of: "
                            + Arrays.stream(Program.values())
                                    .filter(Program::isService)
                                    .map(Program::id)
                                    .collect(Collectors.joining(", ")),
                    2);
        }
        return new UpOptions(programs(environment), false, false, false, service);
    }

    private static List<Program> programs(Map<String, String> environment) {
        String setting = environment.getOrDefault(COMPONENTS, "");
        if (setting.isBlank()) {
            return List.of(Program.values());
        }
        return Arrays.stream(setting.split(","))
                .map(String::strip)
                .map(id -> Program.named(id)
                        .orElseThrow(() -> new StackException(COMPONENTS + " names an unknown program: " + id, 2)))
                .sorted()
                .toList();
    }
}
