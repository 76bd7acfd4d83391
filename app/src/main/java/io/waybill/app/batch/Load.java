package io.waybill.app.batch;

import io.waybill.db.batch.MemberResult;
import java.time.Duration;
import java.util.List;

/**
 * What a batch carries.
 *
 * @param passengers in their order
 * @param left those of whom nothing can be said, with what their leads are to hear
 */
record Load(List<Passenger> passengers, List<MemberResult> left) {
    Load {
        passengers = List.copyOf(passengers);
        left = List.copyOf(left);
    }

    List<Object> bodies() {
        return passengers.stream().map(Passenger::body).toList();
    }

    /** As long as the most patient of them may take. */
    Duration timeout(Duration own) {
        return passengers.stream()
                .map(passenger -> passenger.member().timeout())
                .max(Duration::compareTo)
                .filter(longest -> longest.compareTo(own) > 0)
                .orElse(own);
    }
}
