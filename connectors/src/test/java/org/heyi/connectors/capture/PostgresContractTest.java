package org.heyi.connectors.capture;

class PostgresContractTest extends SourceContractTest {

    @Override
    TestSource newSource(String name) {
        return new PostgresTestSource(name);
    }
}
