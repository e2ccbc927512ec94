package dev.risiti.contracts.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The schemas and examples of one state of the contracts: of today, or of a release. */
record ContractFiles(Path root) {
    static final ObjectMapper JSON = new ObjectMapper();

    static ContractFiles current() {
        try {
            var definitions = Objects.requireNonNull(ContractFiles.class.getResource("/schemas/definitions.json"));
            return new ContractFiles(parent(parent(Path.of(definitions.toURI()))));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<ContractFiles> releases() {
        return list(current().root().resolve("released")).stream()
                .map(ContractFiles::new)
                .toList();
    }

    /** The event types that have a schema here. */
    List<String> types() {
        return list(root.resolve("schemas")).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> !name.equals("definitions.json"))
                .map(name -> name.substring(0, name.length() - ".json".length()))
                .toList();
    }

    /** The schema with every reference replaced by what it refers to. */
    ObjectNode schema(String type) {
        return (ObjectNode) inlined(read(root.resolve("schemas/" + type + ".json")));
    }

    List<Path> examples(String type) {
        Path folder = root.resolve("examples").resolve(type);
        return Files.isDirectory(folder) ? list(folder) : List.of();
    }

    /** The longest example of a type, which has the most of what it may have. */
    ObjectNode fullExample(EventType type) {
        return (ObjectNode) read(examples(type.type()).stream()
                .max(Comparator.comparingInt(example -> bytes(example).length))
                .orElseThrow());
    }

    List<Path> files() {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode read(Path file) {
        return parse(bytes(file));
    }

    static JsonNode parse(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode inlined(JsonNode node) {
        if (node.isArray()) {
            var elements = JSON.createArrayNode();
            node.forEach(element -> elements.add(inlined(element)));
            return elements;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode result = JSON.createObjectNode();
        if (node.has("$ref")) {
            result.setAll((ObjectNode) inlined(definition(node.get("$ref").textValue())));
        }
        node.properties().forEach(property -> {
            if (!property.getKey().equals("$ref")) {
                result.set(property.getKey(), inlined(property.getValue()));
            }
        });
        return result;
    }

    private JsonNode definition(String reference) {
        String pointer = reference.substring(reference.indexOf('#') + 1);
        JsonNode definition = read(root.resolve("schemas/definitions.json")).at(pointer);
        if (definition.isMissingNode()) {
            throw new IllegalStateException(root + " defines no " + reference);
        }
        return definition;
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path parent(Path path) {
        return Objects.requireNonNull(path.getParent());
    }
}
