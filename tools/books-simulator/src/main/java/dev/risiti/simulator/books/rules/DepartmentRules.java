package dev.risiti.simulator.books.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.company.Draft;
import dev.risiti.simulator.books.entity.EntityType;
import dev.risiti.simulator.books.entity.QboFault;
import dev.risiti.simulator.books.json.Json;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Departments, which users see as locations: a merchant's branches. */
record DepartmentRules() implements EntityRules {
    @Override
    public Set<String> serverMembers() {
        return Set.of("FullyQualifiedName");
    }

    @Override
    public void complete(
            Draft draft, EntityType type, ObjectNode department, @Nullable ObjectNode previous, Set<String> given) {
        if (Json.text(department, "Name").isEmpty()) {
            throw QboFault.missing("Name");
        }
        ListNames.requireUnique(draft, EntityType.DEPARTMENT, department, "Name");
        ListNames.markInactive(department, previous, "Name");
        department.put("FullyQualifiedName", department.path("Name").asText());
        department.put("SubDepartment", false).put("sparse", false);
    }
}
