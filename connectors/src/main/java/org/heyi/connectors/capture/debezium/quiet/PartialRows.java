package org.heyi.connectors.capture.debezium.quiet;

import com.github.shyiko.mysql.binlog.event.EventData;

/**
 * Rows of which only what changed inside of JSON values is in the log (MySQL's binlog_row_value_options, which a session may set).
 *
 * @param table its number in the log
 */
record PartialRows(long table) implements EventData {
    private static final long serialVersionUID = 1;
}
