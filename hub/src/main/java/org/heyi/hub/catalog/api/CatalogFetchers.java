package org.heyi.hub.catalog.api;

import graphql.schema.DataFetchingEnvironment;
import java.util.Objects;
import org.heyi.hub.catalog.CatalogMaker;
import org.heyi.hub.form.check.CheckedForm;
import org.heyi.hub.form.check.FormCheck;
import org.heyi.hub.form.document.Forms;
import org.heyi.hub.form.overlap.FormOverlaps;
import org.heyi.hub.query.api.RootFetchers;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;

/** Answers {@code dataCatalog}, {@code formOverlaps} and {@code checkForm}. */
public final class CatalogFetchers {
    private CatalogFetchers() {}

    /** {@code others}, and these. */
    public static RootFetchers with(RootFetchers others, Forms forms, CatalogMaker catalog, FormCheck check) {
        return others.with("dataCatalog", environment -> catalog.catalog())
                .with("formOverlaps", environment -> overlaps(forms, environment))
                .with("checkForm", environment -> check(check, environment));
    }

    private static FormOverlaps overlaps(Forms forms, DataFetchingEnvironment environment) {
        double minShare = Objects.requireNonNull(environment.<Double>getArgument("minShare"));
        if (!(minShare >= 0 && minShare <= 1)) {
            throw new FaultException(Fault.of(FaultCode.OVERLAP_SHARE, Place.of("formOverlaps"), minShare));
        }
        return FormOverlaps.of(forms.forms(), minShare);
    }

    private static CheckedForm check(FormCheck check, DataFetchingEnvironment environment) {
        String file = Objects.requireNonNull(environment.getArgument("file"));
        String text = Objects.requireNonNull(environment.getArgument("text"));
        return check.check(file, text, environment.getArgument("subject"));
    }
}
