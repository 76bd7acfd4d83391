package io.waybill.db.node;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A process and when it was last heard of. */
@MappedEntity("nodes")
record NodeRow(@Id String id, String incarnation, Instant heartbeat) {}
