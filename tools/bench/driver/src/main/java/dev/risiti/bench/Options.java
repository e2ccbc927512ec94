package dev.risiti.bench;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a run shall do.
 *
 * @param project root of the project, where the packaged programs are
 * @param only the measurements to make
 * @param lanes numbers of devices under load
 * @param latencies KRA's thinking time in milliseconds
 * @param seconds length of each measured window
 * @param warmUp seconds of the same load before each window
 * @param replicas replicas of submission-service
 * @param heap heap of each replica and of each system compared with it, in megabytes
 * @param idleLanes idle lanes of the scale run
 * @param rows waiting documents of the scale run
 * @param pins taxpayers of the isolation run
 * @param backlog waiting documents of the one whose calls hang
 * @param pairs paired runs of the isolation run
 * @param settings configuration of the replicas beyond the product's defaults
 * @param quick a look whether everything works; no figure of it is held against a target
 * @param out folder of the report
 */
public record Options(
        Path project,
        Set<Kind> only,
        List<Integer> lanes,
        List<Integer> latencies,
        int seconds,
        int warmUp,
        int replicas,
        int heap,
        int idleLanes,
        int rows,
        int pins,
        int backlog,
        int pairs,
        Map<String, String> settings,
        boolean quick,
        Path out) {

    /** The measurements there are, in the order in which they are made. */
    public enum Kind {
        SIMULATOR,
        RECEIPTS,
        OVERHEAD,
        SCALE,
        BASELINES,
        ISOLATION
    }

    static final String USAGE = """
            usage: ./risiti bench lanes [OPTION VALUE]...      everything below
                   ./risiti bench isolation [OPTION VALUE]...  what one taxpayer's trouble costs the others
                   ./risiti bench simulator [OPTION VALUE]...  the stand-in for KRA alone
              --only receipts,overhead,scale,baselines,isolation   some of it
              --lanes 1,10,100,1000,10000   --latency 0,20,100,500   --seconds 60   --warm-up 30
              --replicas 1   --heap 512   --set risiti.submission.KEY=VALUE (may be repeated)
              --idle-lanes 100000   --rows 5000000   --pins 5000   --backlog 100000   --pairs 5
              --quick       all of it, small: does it work? No figure is judged
              --out DIR     where the report goes (.risiti/bench/TIME)
            """;

    private static final Map<String, String> STANDARD = Map.ofEntries(
            Map.entry("lanes", "1,10,100,1000,10000"),
            Map.entry("latency", "0,20,100,500"),
            Map.entry("seconds", "60"),
            Map.entry("warm-up", "30"),
            Map.entry("replicas", "1"),
            Map.entry("heap", "512"),
            Map.entry("idle-lanes", "100000"),
            Map.entry("rows", "5000000"),
            Map.entry("pins", "5000"),
            Map.entry("backlog", "100000"),
            Map.entry("pairs", "5"));

    private static final Map<String, String> QUICK = Map.ofEntries(
            Map.entry("lanes", "10"),
            Map.entry("latency", "0,50"),
            Map.entry("seconds", "4"),
            Map.entry("warm-up", "2"),
            Map.entry("replicas", "1"),
            Map.entry("heap", "512"),
            Map.entry("idle-lanes", "2000"),
            Map.entry("rows", "20000"),
            Map.entry("pins", "50"),
            Map.entry("backlog", "500"),
            Map.entry("pairs", "1"));

    public Options {
        only = Set.copyOf(only);
        lanes = List.copyOf(lanes);
        latencies = List.copyOf(latencies);
        settings = Map.copyOf(settings);
    }

    /**
     * Reads the command line.
     *
     * @throws BenchException naming what is wrong with it
     */
    static Options parse(List<String> arguments) {
        if (arguments.size() < 2) {
            throw new BenchException("say what to measure");
        }
        Path project = Path.of(arguments.get(0)).toAbsolutePath().normalize();
        Set<Kind> only = commanded(arguments.get(1));
        Map<String, String> given = new HashMap<>();
        Map<String, String> settings = new TreeMap<>();
        boolean quick = false;
        for (int i = 2; i < arguments.size(); i++) {
            String option = arguments.get(i);
            if (option.equals("--quick")) {
                quick = true;
                continue;
            }
            if (i + 1 == arguments.size()) {
                throw new BenchException(option + " needs a value");
            }
            String value = arguments.get(++i);
            switch (option) {
                case "--set" -> set(settings, value);
                case "--only" -> only = named(value);
                case "--out" -> given.put("out", value);
                default -> {
                    if (!option.startsWith("--") || !STANDARD.containsKey(option.substring(2))) {
                        throw new BenchException("unknown option " + option);
                    }
                    given.put(option.substring(2), value);
                }
            }
        }
        Map<String, String> values = new HashMap<>(quick ? QUICK : STANDARD);
        values.putAll(given);
        return of(project, only, values, settings, quick);
    }

    private static Options of(
            Path project, Set<Kind> only, Map<String, String> values, Map<String, String> settings, boolean quick) {
        String out = values.get("out");
        return new Options(
                project,
                only,
                numbers(values, "lanes", 1),
                numbers(values, "latency", 0),
                number(values, "seconds"),
                number(values, "warm-up"),
                number(values, "replicas"),
                number(values, "heap"),
                number(values, "idle-lanes"),
                number(values, "rows"),
                number(values, "pins"),
                number(values, "backlog"),
                number(values, "pairs"),
                settings,
                quick,
                out == null ? standardOut(project) : Path.of(out).toAbsolutePath());
    }

    private static Path standardOut(Path project) {
        String name = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
                .format(LocalDateTime.now(ZoneId.systemDefault()));
        return project.resolve(".risiti/bench").resolve(name);
    }

    private static Set<Kind> commanded(String command) {
        return switch (command) {
            case "lanes" -> EnumSet.complementOf(EnumSet.of(Kind.SIMULATOR));
            case "isolation" -> EnumSet.of(Kind.ISOLATION);
            case "simulator" -> EnumSet.of(Kind.SIMULATOR);
            default -> throw new BenchException("unknown command " + command);
        };
    }

    private static Set<Kind> named(String names) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (String name : names.split(",", -1)) {
            kinds.add(Arrays.stream(Kind.values())
                    .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst()
                    .orElseThrow(() -> new BenchException("--only knows no " + name)));
        }
        return kinds;
    }

    private static void set(Map<String, String> settings, String value) {
        int equals = value.indexOf('=');
        if (equals < 1) {
            throw new BenchException("--set needs KEY=VALUE");
        }
        settings.put(value.substring(0, equals), value.substring(equals + 1));
    }

    private static List<Integer> numbers(Map<String, String> values, String option, int least) {
        List<Integer> numbers = new ArrayList<>();
        for (String text : values.getOrDefault(option, "").split(",", -1)) {
            numbers.add(number(option, text, least));
        }
        return numbers;
    }

    private static int number(Map<String, String> values, String option) {
        return number(option, values.getOrDefault(option, ""), 1);
    }

    private static int number(String option, String text, int least) {
        if (!text.matches("[0-9]{1,8}") || Integer.parseInt(text) < least) {
            throw new BenchException("--" + option + " " + text + " is no whole number from " + least);
        }
        return Integer.parseInt(text);
    }

    /** How many spans of warming up at the most; a quick run shows that everything works, not how fast it is. */
    public int warmUpSpans() {
        return quick ? 1 : 18;
    }

    /** Sales under way at full load: enough for the fastest machine, and few enough to be put away after a quick run. */
    public int underWay() {
        return quick ? 64 : 4_096;
    }

    /** What a reader of the report needs to make the same run. */
    Map<String, Object> described() {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("quick", quick);
        described.put("seconds", seconds);
        described.put("warmUpSeconds", warmUp);
        described.put("replicas", replicas);
        described.put("heapMegabytes", heap);
        described.put("settings", settings.isEmpty() ? "the product's defaults" : settings);
        return described;
    }
}
