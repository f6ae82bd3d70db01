package org.trailmark.spec.conformance.statement;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Cases;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Requirement;

@Conformance
class ExtensionsTest {
  private static final String CLAUSE = "xAPI-Data 4.1";

  private final Cases cases;

  ExtensionsTest(Lrs lrs) {
    this.cases = new Cases(lrs);
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "The keys of extensions are IRIs")
  Stream<DynamicTest> keyNoIri_isRefused() {
    return cases.refused(
        Samples::full, Places.EXTENSIONS, "{'altitude':1}", "{'':1}", "{'example.com/altitude':1}");
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "The values of extensions are no reason to refuse")
  Stream<DynamicTest> anyValue_isKept() {
    return Places.EXTENSIONS.stream()
        .flatMap(
            place ->
                cases.accepted(
                    Samples::full,
                    place,
                    "{'http://example.com/x':null}",
                    "{'http://example.com/x':''}",
                    "{'http://example.com/x':{}}",
                    "{'http://example.com/x':[]}",
                    "{'http://example.com/x':-0.5e-10}",
                    "{'http://example.com/x':12345678901234567890}",
                    "{'http://example.com/x':{'actor':{'mbox':12},'id':'x','':null}}",
                    "{'http://example.com/x':[[[[['deep']]]],true,false,{'a':{'b':{'c':[1,'2',3.0]}}}]}",
                    "{'urn:x:y':1,'tag:example.com,2020:z':2,'https://example.com/ä/日本':'✓'}"));
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "An empty extensions object is accepted")
  Stream<DynamicTest> empty_isAccepted() {
    return Places.EXTENSIONS.stream().flatMap(place -> cases.accepted(Samples::full, place, "{}"));
  }
}
