import Monitoring
import ProgramFiles
import Testing

/// A small rule set that is accepted as it stands, to be broken in one place at a time.
enum Sample {
  static let text = """
    id: sample
    title: A sample
    version: 1.0.0
    jurisdiction: US
    effective-from: 2020-01-01
    surveillance:
      months-after-last-infusion: 48
      course-gap-days: 30
      open-pregnancy-days: 300
      missed-stays-current-days: 30
      urgent-after-days: 30
      urgent-after-missed-in-a-row: 2
      due-now-days: 7
      due-soon-days: 30
      business-calendar: us-federal
    vocabulary:
      forms: [status]
      medications: [antiviral]
      histories: [pregnancy, hiv]
      pregnancy: pregnancy
    documents:
      label: {title: The label, revision: 09/2020}
    codes:
      2160-0: {name: Creatinine, certainty: verified}
      24323-8: {name: Panel, certainty: verified}
      24467-3: {name: CD4, certainty: verified}
    evidence:
      creatinine:
        panels: [24323-8]
        components:
          creatinine: [2160-0]
        incomplete-reason: no-creatinine
    requirements:
      - id: monthly
        title: Creatinine every month
        test: creatinine
        evidence: creatinine
        schedule: {every: {months: 1, grace-days: 10}}
        severity: required
        citation: {document: label, section: "5.1"}
        certainty: verified
      - id: form
        title: Status form
        test: form
        form: status
        schedule: {deadline: {business-days: 5}}
        severity: required
        citation: {document: label, section: "5.1"}
        certainty: verified
      - id: prophylaxis
        title: Antiviral
        test: antiviral
        schedule:
          point:
            check: prophylaxis
            medication: antiviral
            months-after-course: 2
            recovery-code: 24467-3
            recovery-at-least: 200
        severity: required
        citation: {document: label, section: "5.1"}
        certainty: verified

    """

  static func decode(_ text: String) throws(ProgramFileError) -> LoadedProgram {
    try ProgramFiles.decode(Array(text.utf8), file: "sample.yaml")
  }

  /// What the refusal of a text says; nil where it is accepted.
  static func refusal(of text: String) -> String? {
    refusal(ofBytes: Array(text.utf8))
  }

  static func refusal(ofBytes bytes: [UInt8]) -> String? {
    do {
      _ = try ProgramFiles.decode(bytes, file: "sample.yaml")
      return nil
    } catch {
      return error.description
    }
  }

  /// The sample with the first `old` replaced; traps where the sample has no such text.
  static func replacing(_ old: String, with new: String) -> String {
    precondition(text.contains(old), "the sample has no such text: \(old)")
    return text.replacing(old, with: new, maxReplacements: 1)
  }
}

/// One change to the sample, and what its refusal says.
struct Break: Sendable, CustomTestStringConvertible {
  let replaced: String
  let by: String
  let says: String

  init(_ replaced: String, _ by: String, says: String) {
    self.replaced = replaced
    self.by = by
    self.says = says
  }

  var testDescription: String { "\(replaced) → \(by)" }

  /// What the program says to the broken sample.
  var refusal: String? { Sample.refusal(of: Sample.replacing(replaced, with: by)) }
}
