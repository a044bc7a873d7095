package org.heyi.connectors.capture;

class MariaDbContractTest extends SourceContractTest {

    @Override
    TestSource newSource(String name) {
        return new MariaDbTestSource(name);
    }
}
