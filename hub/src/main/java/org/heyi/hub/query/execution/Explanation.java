package org.heyi.hub.query.execution;

import org.heyi.hub.query.cypher.Plan;
import org.jspecify.annotations.Nullable;

/** Put into a request's context by its class, takes the statement instead of having it run. */
final class Explanation {
    volatile Plan.@Nullable Statement statement;
}
