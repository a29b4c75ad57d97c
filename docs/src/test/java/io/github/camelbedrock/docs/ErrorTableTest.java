/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelbedrock.CallLimitException;
import io.github.camelbedrock.ErrorCategory;
import io.github.camelbedrock.GuardrailInterventionException;
import io.github.camelbedrock.IncompleteStreamException;
import io.github.camelbedrock.StructuredOutputException;
import io.github.camelbedrock.ToolLoopException;
import io.github.camelbedrock.error.Failure;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

/** What the page on errors says of each failure is what the component says of it. */
class ErrorTableTest {

    private static final Path PAGE = Path.of("errors.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern STATUS = Pattern.compile(", (\\d{3})");

    private static final Map<String, Throwable> CAUSES = Map.of(
            "ReadTimeoutException", new ReadTimeoutException(),
            "TimeoutException", new TimeoutException(),
            "ConnectException", new ConnectException());

    /** Netty's is called so. */
    private static final class ReadTimeoutException extends IOException {

        private static final long serialVersionUID = 1L;
    }

    /**
     * A row of the table.
     *
     * @param seen part of the message
     * @param exception the class, its cause and the HTTP status, as written
     * @param todo what to do
     */
    record Row(String seen, String exception, String category, String todo) {

        @Override
        public String toString() {
            return category + ": " + seen;
        }
    }

    static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.equals("<!-- run: failures -->"))
                .dropWhile(line -> !line.startsWith("|"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|"))
                .forEach(cells -> rows.add(new Row(code(cells[1]), cells[2], code(cells[3]), cells[5])));
        return rows;
    }

    private static String code(String cell) {
        return codes(cell).get(0);
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void theCategoryIsThatOfTheTable(Row row) throws ReflectiveOperationException {
        assertThat(ErrorCategory.of(failure(row)).word()).isEqualTo(row.category());
    }

    /** Own exceptions say themselves what to do; for the others the log line names the options that the table names. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void theAdviceNamesTheOptionsOfTheTable(Row row) throws ReflectiveOperationException {
        Throwable failure = failure(row);
        String advice = Failure.of(failure).advice();
        assertThat(advice).isNotBlank();
        String told = row.todo().replaceAll("Where results of tools.*", "");
        if (failure.getClass().getPackageName().startsWith("software.amazon")) {
            assertThat(codes(told)).allSatisfy(option -> assertThat(advice).contains(option));
        }
    }

    @Test
    void everyCategoryHasItsRow() throws IOException {
        Set<String> seen = rows().stream().map(Row::category).collect(Collectors.toSet());
        assertThat(Stream.of(ErrorCategory.values()).map(ErrorCategory::word)).hasSameElementsAs(seen);
        assertThat(rows()).doesNotHaveDuplicates().hasSizeGreaterThan(40);
    }

    @Test
    void theListOfCategoriesIsWhole() throws IOException {
        Map<String, Integer> listed = new LinkedHashMap<>();
        Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.equals("## The categories"))
                .dropWhile(line -> !line.startsWith("|"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .forEach(line -> listed.merge(code(line), 1, Integer::sum));
        assertThat(listed.keySet())
                .containsExactlyElementsOf(Stream.of(ErrorCategory.values())
                        .map(ErrorCategory::word)
                        .toList());
    }

    private static Throwable failure(Row row) throws ReflectiveOperationException {
        List<String> names = codes(row.exception());
        Throwable cause = names.size() == 1 ? null : CAUSES.get(names.get(1));
        Matcher status = STATUS.matcher(row.exception());
        return status.find()
                ? served(names.get(0), row.seen(), Integer.parseInt(status.group(1)))
                : raised(names.get(0), row.seen(), cause);
    }

    /** What the SDK makes of an answer. */
    private static Throwable served(String type, String message, int status) throws ReflectiveOperationException {
        AwsServiceException.Builder builder =
                (AwsServiceException.Builder) Class.forName(ValidationException.class.getPackageName() + "." + type)
                        .getMethod("builder")
                        .invoke(null);
        boolean silent = message.endsWith("without a message");
        return builder.statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorMessage(silent ? null : message)
                        .build())
                .build();
    }

    private static Throwable raised(String type, String message, @Nullable Throwable cause) {
        return switch (type) {
            case "SdkClientException" -> SdkClientException.create(message, cause);
            case "IncompleteStreamException" -> new IncompleteStreamException(message, cause, null, "", null);
            case "CallLimitException" -> new CallLimitException(message, true);
            case "StructuredOutputException" -> new StructuredOutputException(message, "", List.of());
            case "ToolLoopException" -> new ToolLoopException(message, cause, List.of(), 10);
            case "GuardrailInterventionException" -> new GuardrailInterventionException(message, "", Map.of());
            default -> throw new IllegalArgumentException("The table names an exception that is unknown here: " + type);
        };
    }
}
