package io.waybill.mappings.json;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;

/** What JSON is read and written with on virtual threads. */
public final class JsonFactories {
    private JsonFactories() {}

    /** One whose buffers all threads share: kept by thread, they would be made anew on every virtual thread, which lives for one exchange. */
    public static JsonFactoryBuilder sharing() {
        return new JsonFactoryBuilder().recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool());
    }
}
