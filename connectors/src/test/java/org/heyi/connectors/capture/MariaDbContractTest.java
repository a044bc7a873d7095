package org.heyi.connectors.capture;

class MariaDbContractTest extends BinlogContractTest {

    @Override
    TestSource newSource(String name) {
        return new MariaDbTestSource(name);
    }

    @Override
    String statementTime() {
        return "max_statement_time = 1";
    }
}
