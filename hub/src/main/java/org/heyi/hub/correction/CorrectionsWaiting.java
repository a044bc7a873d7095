package org.heyi.hub.correction;

/**
 * What waits for a department: accessors have the names of the API's fields.
 *
 * @param open all that it has not decided on
 * @param overdue those of them that were due before today
 */
public record CorrectionsWaiting(String department, long open, long overdue) {}
