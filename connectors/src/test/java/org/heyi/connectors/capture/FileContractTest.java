package org.heyi.connectors.capture;

class FileContractTest extends SourceContractTest {

    @Override
    TestSource newSource(String name) {
        return new FileTestSource(name);
    }
}
