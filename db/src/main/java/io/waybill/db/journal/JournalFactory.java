package io.waybill.db.journal;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.waybill.db.hold.Count;
import io.waybill.db.hold.Counters;
import io.waybill.db.node.Node;
import io.waybill.db.recipient.Recipients;
import jakarta.inject.Singleton;
import java.util.Collection;
import javax.sql.DataSource;

/** Opens the journal for whoever asks for it. */
@Factory
@Requires(beans = DataSource.class)
final class JournalFactory {
    @Singleton
    EntryListener listener(Recipients recipients, Counters counters, ApplicationEventPublisher<WrittenLate> publisher) {
        return new EntryListener() {
            @Override
            public void counted(Collection<Count> counts) {
                counters.learn(counts);
            }

            @Override
            public void written(JournalEntry entry) {
                recipients.learn(entry.pauses());
            }

            @Override
            public void writtenLate(JournalEntry entry) {
                publisher.publishEvent(new WrittenLate(entry));
            }
        };
    }

    @Singleton
    @Bean(preDestroy = "close")
    GroupCommitJournal journal(DataSource dataSource, Node node, JournalSettings settings, EntryListener listener) {
        return new GroupCommitJournal(dataSource, node, settings, listener);
    }
}
