package org.heyi.connectors.capture.reading;

/**
 * That the log changed a row.
 *
 * @param number counts the changes of one table in the order of the log, from 1
 * @param transaction the source's id of the transaction; empty where it has none
 * @param file of the binary log; empty where there is none
 * @param offset in that file, inside of the transaction; 0 where there is no file
 */
public record Touch(long number, String transaction, String file, long offset) {}
