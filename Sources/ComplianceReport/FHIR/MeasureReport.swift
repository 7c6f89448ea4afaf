/// A FHIR R4 MeasureReport, as far as it is filled here.
///
/// Source: HL7 FHIR R4 (4.0.1), resource MeasureReport; code systems `measure-population` and
/// `measure-improvement-notation` of HL7 terminology.
struct MeasureReport: Encodable {
  let resourceType = "MeasureReport"
  let id: String
  let status = "complete"
  let type: Kind
  let measure: String
  var subject: Subject?
  /// The as-of day: the report would be the same whenever it is made.
  let date: String
  let period: Period
  let improvementNotation = Concept(
    system: "http://terminology.hl7.org/CodeSystem/measure-improvement-notation", code: "increase")
  let group: [Group]?

  enum Kind: String, Encodable {
    case individual
    case summary
  }

  struct Subject: Encodable {
    /// nil: the patient has no id of their own.
    let reference: String?
    let type = "Patient"
    let identifier: Identifier?
  }

  struct Identifier: Encodable {
    let type = Concept(system: "http://terminology.hl7.org/CodeSystem/v2-0203", code: "MR")
    let value: String
  }

  struct Period: Encodable {
    /// nil: the beginning of the records.
    let start: String?
    let end: String
  }

  struct Concept: Encodable {
    let coding: [Coding]
    var text: String?

    init(system: String, code: String, text: String? = nil) {
      coding = [Coding(system: system, code: code)]
      self.text = text
    }
  }

  struct Coding: Encodable {
    let system: String
    let code: String
  }

  struct Group: Encodable {
    let code: Concept
    let population: [Population]
    /// nil: nothing was owed.
    let measureScore: Score?
  }

  struct Population: Encodable {
    let code: Concept
    let count: Int
  }
}
