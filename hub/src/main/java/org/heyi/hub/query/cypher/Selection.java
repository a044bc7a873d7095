package org.heyi.hub.query.cypher;

import java.util.List;

/** The fields selected of one object, in the order of the answer; {@code type} is the object's type in the API. */
record Selection(String type, List<Selected> fields) {}
