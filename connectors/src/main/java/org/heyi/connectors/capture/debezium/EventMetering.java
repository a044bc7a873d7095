package org.heyi.connectors.capture.debezium;

import io.debezium.config.CommonConnectorConfig;
import io.debezium.pipeline.ChangeEventSourceCoordinator;
import io.debezium.pipeline.EventDispatcher;
import io.debezium.pipeline.signal.actions.SignalAction;
import io.debezium.pipeline.signal.actions.SignalActionProvider;
import io.debezium.pipeline.source.spi.DataChangeEventListener;
import io.debezium.pipeline.spi.Partition;
import io.debezium.spi.schema.DataCollectionId;
import java.util.Map;

/**
 * Hands over how to end Debezium's metering of events: of each it writes out the key and the position for a figure that nobody reads here,
 * which is more than a quarter of what a capture allocates, and no setting turns it off. What may answer signals is given the dispatcher of
 * the events, so this is one of those, though it answers none.
 */
public final class EventMetering implements SignalActionProvider {
    @Override
    @SuppressWarnings("deprecation") // Only the whole configuration has properties that are not Debezium's.
    public <P extends Partition> Map<String, SignalAction<P>> createActions(
            EventDispatcher<P, ? extends DataCollectionId> dispatcher,
            ChangeEventSourceCoordinator<P, ?> coordinator,
            CommonConnectorConfig config) {
        String key = config.getConfig().getString(HandOver.KEY);
        if (key != null) {
            HandOver.of(key).meteredUntil(() -> dispatcher.setEventListener(DataChangeEventListener.NO_OP()));
        }
        return Map.of();
    }
}
