internal import Feeds
internal import PatientStore

extension FeedMapping {
  /// The views over a Common Data Model with the codes that this mapping knows.
  var omopViews: String {
    let infusions = meanings.filter { $0.value == .infusion }.keys
    return BuiltInViews.omop(
      infusions: infusions.flatMap(Self.codes).sorted(by: Self.isBefore),
      tests: codes.local.flatMap { code, meaning in Self.codes(code).map { ($0, meaning) } }
        .sorted { Self.isBefore($0.0, $1.0) })
  }

  /// A code under the name that a CDM gives to its system.
  private static func codes(_ code: SourceCode) -> [BuiltInViews.Code] {
    [BuiltInViews.Code(vocabulary: vocabularies[code.system] ?? code.system, code: code.code)]
  }

  private static func isBefore(_ left: BuiltInViews.Code, _ right: BuiltInViews.Code) -> Bool {
    (left.vocabulary, left.code) < (right.vocabulary, right.code)
  }

  /// Names of vocabularies in a CDM, by the addresses that FHIR knows them by.
  /// Source: HL7 Terminology (THO), code systems; OHDSI Standardized Vocabularies, VOCABULARY table.
  private static let vocabularies = [
    "http://www.nlm.nih.gov/research/umls/rxnorm": "RxNorm",
    "http://hl7.org/fhir/sid/ndc": "NDC",
    "http://snomed.info/sct": "SNOMED",
    "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets": "HCPCS",
    "http://hl7.org/fhir/sid/cvx": "CVX",
    "http://hl7.org/fhir/sid/icd-10-cm": "ICD10CM",
  ]
}
