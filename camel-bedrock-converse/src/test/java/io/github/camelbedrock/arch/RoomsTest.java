/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rooms of the house, bottom to top, and which room may use which. A new package needs its row here. */
class RoomsTest {

    private static final String HOUSE = "io.github.camelbedrock";

    /** Room, and the rooms below it that it may use; the root package is open to all. */
    private static final Map<String, Set<String>> ROOMS = rooms();

    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));

    private static Map<String, Set<String>> rooms() {
        Map<String, Set<String>> rooms = new LinkedHashMap<>();
        rooms.put("", Set.of());
        rooms.put("error", Set.of());
        rooms.put("json", Set.of());
        rooms.put("config", Set.of());
        rooms.put("model", Set.of());
        rooms.put("schema", Set.of());
        rooms.put("turn", Set.of("model", "schema"));
        rooms.put("request", Set.of("json", "model", "schema", "turn"));
        rooms.put("response", Set.of("json", "schema", "turn"));
        rooms.put("stream", Set.of("error", "json", "model", "turn", "response"));
        rooms.put("tooluse", Set.of("error", "json", "schema", "turn"));
        rooms.put("status", Set.of("error", "model", "turn"));
        rooms.put("limit", Set.of());
        rooms.put("client", Set.of("config", "error", "limit"));
        rooms.put(
                "conversation",
                Set.of("error", "json", "limit", "model", "turn", "request", "response", "stream", "client"));
        rooms.put("http", Set.of());
        rooms.put("media", Set.of("json", "model"));
        rooms.put("tool", Set.of("json", "media", "tooluse"));
        rooms.put("mcp", Set.of("error", "json", "media", "tooluse"));
        rooms.put(
                "exchange",
                Set.of("error", "http", "json", "config", "model", "schema", "turn", "response", "stream", "media"));
        rooms.put(
                "component",
                Set.of(
                        "error",
                        "config",
                        "limit",
                        "model",
                        "turn",
                        "stream",
                        "tooluse",
                        "status",
                        "client",
                        "conversation",
                        "exchange",
                        "tool",
                        "mcp"));
        return rooms;
    }

    @Test
    void everyPackageHasItsRowAndItsGuide() {
        Set<String> found = packages().map(RoomsTest::room).collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).containsExactlyInAnyOrderElementsOf(ROOMS.keySet());
        assertThat(packages().filter(p -> p.tryGetPackageInfo().isEmpty()))
                .as("packages without a package-info")
                .isEmpty();
    }

    @Test
    void roomsUseOnlyTheRoomsBelowThem() {
        ROOMS.forEach((room, below) -> {
            Set<String> open = new TreeSet<>(below);
            open.add("");
            open.add(room);
            DescribedPredicate<JavaClass> closed = DescribedPredicate.describe(
                    "classes outside of " + open,
                    c -> c.getPackageName().startsWith(HOUSE) && !open.contains(room(c.getPackageName())));
            noClasses()
                    .that()
                    .resideInAPackage(room.isEmpty() ? HOUSE : HOUSE + "." + room)
                    .should()
                    .dependOnClassesThat(closed)
                    .check(CLASSES);
        });
    }

    @Test
    void roomsFormNoCycle() {
        slices().matching(HOUSE + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theRoomsThatMapKnowNoCamel() {
        String[] pure = {
            "error",
            "json",
            "model",
            "schema",
            "turn",
            "request",
            "response",
            "stream",
            "tooluse",
            "limit",
            "status",
            "conversation"
        };
        for (String room : pure) {
            noClasses()
                    .that()
                    .resideInAPackage(HOUSE + "." + room)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.camel..")
                    .check(CLASSES);
        }
    }

    /** It is an optional dependency: all the rest must load without it. */
    @Test
    void oneRoomAloneKnowsTheMcpSdk() {
        noClasses()
                .that()
                .resideOutsideOfPackage(HOUSE + ".mcp")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.modelcontextprotocol..", "reactor..")
                .check(CLASSES);
    }

    /** The same: the AWS Common Runtime is 23 MB of native code. */
    @Test
    void oneClassAloneKnowsTheAwsCommonRuntime() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(HOUSE + ".client.CrtHttp")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon.awssdk.crt..", "software.amazon.awssdk.http.crt..")
                .check(CLASSES);
    }

    @Test
    void namesSayWhatAClassIs() {
        ArchRule rule = classes()
                .that()
                .resideInAPackage(HOUSE + "..")
                .should()
                .haveSimpleNameNotEndingWith("Utils")
                .andShould()
                .haveSimpleNameNotEndingWith("Util")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .andShould()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Impl");
        rule.check(CLASSES);
    }

    @Test
    void nothingWaits() {
        noClasses()
                .that()
                .resideInAPackage(HOUSE + "..")
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "a thread waits",
                        call -> Set.of("join", "get", "sleep", "await").contains(call.getName())
                                && (call.getTargetOwner().isAssignableTo(java.util.concurrent.Future.class)
                                        || call.getTargetOwner().isEquivalentTo(Thread.class)
                                        || call.getTargetOwner()
                                                .isEquivalentTo(java.util.concurrent.CountDownLatch.class))))
                .check(CLASSES);
    }

    private static java.util.stream.Stream<JavaPackage> packages() {
        return CLASSES.stream().map(JavaClass::getPackage).distinct();
    }

    private static String room(JavaPackage of) {
        return room(of.getName());
    }

    private static String room(String packageName) {
        return packageName.equals(HOUSE) ? "" : packageName.substring(HOUSE.length() + 1);
    }
}
