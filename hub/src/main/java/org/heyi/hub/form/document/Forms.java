package org.heyi.hub.form.document;

import java.util.List;
import java.util.Optional;
import org.heyi.connectors.text.DidYouMean;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;

/**
 * All forms of a city.
 *
 * @param forms those without a fault, in order of code
 * @param faults everything that is wrong with the others
 */
public record Forms(List<Form> forms, List<Fault> faults) {
    public static final Forms NONE = new Forms(List.of(), List.of());

    public Optional<Form> find(String code) {
        return forms.stream().filter(form -> form.code().equals(code)).findFirst();
    }

    /** @throws FaultException when there is no form of this code */
    public Form form(String code) {
        List<String> codes = forms.stream().map(Form::code).toList();
        return find(code)
                .orElseThrow(() -> new FaultException(
                        Fault.of(FaultCode.UNKNOWN_FORM, Place.of("form"), code, DidYouMean.among(codes, code))));
    }
}
