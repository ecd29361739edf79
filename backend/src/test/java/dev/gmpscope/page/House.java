package dev.gmpscope.page;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One browser and one server for all tests of the page that this JVM runs; both end after the last of them. */
final class House implements BeforeAllCallback {
    private record Open(Chromium chromium, ServerProcess server) implements AutoCloseable {
        static Open open() {
            Chromium chromium = Chromium.launch();
            try {
                return new Open(chromium, ServerProcess.start());
            } catch (Exception e) {
                chromium.close();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws Exception {
            server.close();
            chromium.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Open open = context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(House.class)).getOrComputeIfAbsent(Open.class, key -> Open.open(), Open.class);
        Browsed.chromium = open.chromium();
        Browsed.server = open.server();
    }
}
