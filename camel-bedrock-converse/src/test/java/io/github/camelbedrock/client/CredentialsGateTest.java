/*
 * Copyright the camel-bedrock-converse authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelbedrock.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

/** When a call waits for credentials, and for how long they serve. */
class CredentialsGateTest {

    private static final SdkClientException NONE = SdkClientException.create("there are none");

    private final Source source = new Source();
    private final CredentialsGate gate = new CredentialsGate(source, false);
    private final Deque<Runnable> executor = new ArrayDeque<>();

    /** Answers when the test says so. */
    private static class Source implements IdentityProvider<AwsCredentialsIdentity> {

        private final Deque<CompletableFuture<AwsCredentialsIdentity>> asked = new ArrayDeque<>();
        private int times;

        @Override
        public Class<AwsCredentialsIdentity> identityType() {
            return AwsCredentialsIdentity.class;
        }

        @Override
        public CompletableFuture<AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
            times++;
            CompletableFuture<AwsCredentialsIdentity> answer = new CompletableFuture<>();
            asked.add(answer);
            return answer;
        }

        void answer(AwsCredentialsIdentity identity) {
            asked.remove().complete(identity);
        }

        void fail() {
            asked.remove().completeExceptionally(NONE);
        }
    }

    private static AwsCredentialsIdentity keys(String name, @Nullable Duration left) {
        return AwsSessionCredentials.builder()
                .accessKeyId(name)
                .secretAccessKey("s3cret")
                .sessionToken("t0ken")
                .expirationTime(left == null ? null : Instant.now().plus(left))
                .build();
    }

    private CompletableFuture<Void> ready() {
        return gate.ready(executor::add).toCompletableFuture();
    }

    private void runAll() {
        while (!executor.isEmpty()) {
            executor.remove().run();
        }
    }

    private void found(AwsCredentialsIdentity identity) {
        CompletionStage<Void> found = ready();
        runAll();
        source.answer(identity);
        runAll();
        assertThat(found).isCompleted();
    }

    @Test
    void isOpenWhereThereIsNothingToLookUp() {
        assertThat(CredentialsGate.OPEN.isReady()).isTrue();
        assertThat(CredentialsGate.OPEN.ready(executor::add)).isCompleted();
        CredentialsGate.OPEN.resolve();
        assertThat(executor).isEmpty();
    }

    @Test
    void looksUpOnTheExecutorOnceForAllWhoWait() {
        assertThat(gate.isReady()).isFalse();
        CompletableFuture<Void> first = ready();
        CompletableFuture<Void> second = ready();
        assertThat(source.times)
                .as("nothing is asked on the thread of the call")
                .isZero();
        runAll();
        CompletableFuture<Void> third = ready();
        assertThat(source.times).isOne();
        assertThat(first).isNotDone();

        source.answer(keys("AKIA1", null));
        assertThat(first).as("not on the thread that brings the credentials").isNotDone();
        runAll();

        assertThat(first).isCompleted();
        assertThat(second).isCompleted();
        assertThat(third).isCompleted();
        assertThat(gate.isReady()).isTrue();
        assertThat(ready()).isCompleted();
        assertThat(source.times).isOne();
    }

    @Test
    void waitsNoMoreForCredentialsThatDoNotExpireAndLetsTheSdkReadThemAgain() {
        found(keys("AKIA1", null));
        assertThat(gate.isReady()).isTrue();
        CompletableFuture<? extends AwsCredentialsIdentity> read =
                gate.provider().resolveIdentity();
        source.answer(keys("AKIA2", null)); // A changed file.
        assertThat(read)
                .isCompletedWithValueMatching(identity -> identity.accessKeyId().equals("AKIA2"));
    }

    @Test
    void handsTheSdkWhatItHasFoundWhereThatExpires() {
        found(keys("AKIA1", Duration.ofHours(1)));
        assertThat(gate.isReady()).isTrue();
        assertThat(gate.provider().resolveIdentity())
                .isCompletedWithValueMatching(identity -> identity.accessKeyId().equals("AKIA1"));
        assertThat(source.times).isOne();
    }

    @Test
    void renewsBehindTheCallsWhatExpiresInThreeMinutes() {
        found(keys("AKIA1", Duration.ofMinutes(3)));
        assertThat(gate.isReady()).isFalse();
        assertThat(ready()).isCompleted();
        assertThat(ready()).isCompleted();
        runAll();
        assertThat(source.times).isEqualTo(2);
        assertThat(gate.provider().resolveIdentity())
                .isCompletedWithValueMatching(identity -> identity.accessKeyId().equals("AKIA1"));

        source.answer(keys("AKIA2", Duration.ofHours(1)));
        runAll();
        assertThat(gate.isReady()).isTrue();
        assertThat(gate.provider().resolveIdentity())
                .isCompletedWithValueMatching(identity -> identity.accessKeyId().equals("AKIA2"));
    }

    @Test
    void waitsForTheSuccessorOfWhatExpiresAtOnce() {
        found(keys("AKIA1", Duration.ofSeconds(30)));
        CompletableFuture<Void> waiting = ready();
        runAll();
        assertThat(waiting).isNotDone();
        source.answer(keys("AKIA2", Duration.ofHours(1)));
        runAll();
        assertThat(waiting).isCompleted();
    }

    @Test
    void goesOnWithWhatHasNotExpiredWhereItCannotBeRenewed() {
        found(keys("AKIA1", Duration.ofSeconds(30)));
        CompletableFuture<Void> waiting = ready();
        runAll();
        source.fail();
        runAll();
        assertThat(waiting).isCompleted();
    }

    @Test
    void failsTheCallsThatWaitAndLooksAgainForTheNext() {
        CompletableFuture<Void> first = ready();
        runAll();
        source.fail();
        runAll();
        assertThat(first).isCompletedExceptionally();
        assertThatThrownBy(() -> first.getNow(null)).hasCause(NONE);
        found(keys("AKIA1", null));
    }

    @Test
    void failsTheCallWhereTheComponentHasStopped() {
        CompletionStage<Void> refused = gate.ready(lookup -> {
            throw new RejectedExecutionException("stopped");
        });
        assertThat(refused).isCompletedExceptionally();
        found(keys("AKIA1", null));
    }

    /** Each look may take time, and may find others: a second is what lies between the gate and the SDK. */
    @Test
    void asksAProviderOfTheUsersAgainWhichDoesNotTellWhenItsCredentialsExpire() {
        CredentialsGate slow = new CredentialsGate(source, true);
        CompletionStage<Void> found = slow.ready(Runnable::run);
        source.answer(keys("AKIA1", null));
        assertThat(found).isCompleted();
        assertThat(slow.provider().resolveIdentity())
                .isCompletedWithValueMatching(identity -> identity.accessKeyId().equals("AKIA1"));
        await().until(() -> !slow.isReady());
        assertThat(source.times).isOne();
    }

    @Test
    void looksUpOnTheThreadOfWhoHasOneOfItsOwn() {
        Source failing = new Source() {
            @Override
            public CompletableFuture<AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
                return CompletableFuture.failedFuture(NONE);
            }
        };
        assertThatThrownBy(new CredentialsGate(failing, false)::resolve).isSameAs(NONE);
        found(keys("AKIA1", null));
        gate.resolve();
        assertThat(source.times).isOne();
    }

    /** As from STS: nobody waits for it. */
    @Test
    void tellsNextTimeWhatComesLater() {
        CompletableFuture<AwsCredentialsIdentity> first = new CompletableFuture<>();
        CompletableFuture<AwsCredentialsIdentity> second = new CompletableFuture<>();
        List<CompletableFuture<AwsCredentialsIdentity>> looks = new ArrayList<>(List.of(first, second));
        CredentialsGate late = new CredentialsGate(
                new Source() {
                    @Override
                    public CompletableFuture<AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
                        return looks.remove(0);
                    }
                },
                true);
        late.resolve();
        first.completeExceptionally(NONE);
        assertThatThrownBy(late::resolve).isSameAs(NONE);
        second.complete(keys("AKIA1", Duration.ofHours(1)));
        late.resolve();
        assertThat(looks).isEmpty();
    }
}
