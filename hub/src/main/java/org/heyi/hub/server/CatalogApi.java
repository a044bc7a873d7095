package org.heyi.hub.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.heyi.connectors.Connector;
import org.heyi.hub.catalog.DataCatalog;
import org.heyi.hub.catalog.dcat.DcatCatalog;
import org.heyi.hub.document.Bilingual;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The data catalogue as files, for other catalogues. */
@RestController
public final class CatalogApi {
    private final Supplier<DataCatalog> catalog;
    private final List<Connector> connectors;

    public CatalogApi(Supplier<DataCatalog> catalog, List<Connector> connectors) {
        this.catalog = catalog;
        this.connectors = connectors;
    }

    @GetMapping(path = "/catalog.json", produces = "application/json;charset=UTF-8")
    DataCatalog json() {
        return catalog.get();
    }

    @GetMapping(path = "/catalog.jsonld", produces = "application/ld+json;charset=UTF-8")
    Map<String, Object> jsonLd() {
        Map<String, Bilingual> titles = new HashMap<>();
        connectors.forEach(connector -> titles.put(
                connector.department(),
                new Bilingual(connector.title().en(), connector.title().zh())));
        String base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return new DcatCatalog(catalog.get(), base, titles).document();
    }
}
