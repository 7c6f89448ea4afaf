internal import Foundation
internal import Monitoring

/// A what-if for programs: one object, with the patients that differ under each variant.
struct WhatIfJSON {
  static let endOfPart = Array("\n]}".utf8)
  static let end = Array("\n]}\n".utf8)

  let header: ReportHeader

  func head() throws -> [UInt8] {
    let question = try Self.encoded(QuestionJSON(header))
    return Array("{\"schema_version\":1,\"question\":".utf8) + question
      + Array(",\"variants\":[".utf8)
  }

  /// The counts of a variant; the object and its list of patients stay open.
  func head(of part: WhatIfPart, isFirst: Bool) throws -> [UInt8] {
    let counts = try Self.encoded(PartJSON(part)).dropLast()
    return Array((isFirst ? "\n" : ",\n").utf8) + counts + Array(",\"changed\":[".utf8)
  }

  func row(_ difference: WhatIfDifference, isFirst: Bool) throws -> [UInt8] {
    Array((isFirst ? "\n" : ",\n").utf8) + (try Self.encoded(PatientJSON(difference)))
  }

  private static func encoded(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return Array(try encoder.encode(value))
  }
}

private struct PartJSON: Encodable {
  let variant: String
  let program: ProgramJSON?
  let patients: Int
  let patientsChanged: Int
  let classesChanged: Int
  let obligationsBefore: Int
  let obligationsAfter: Int
  let statesChanged: Int
  let onlyBefore: Int
  let onlyAfter: Int
  let classes: [MoveJSON]

  struct MoveJSON: Encodable {
    let before: String
    let after: String
    let patients: Int
  }

  init(_ part: WhatIfPart) {
    let (rules, tally) = (part.variant.program, part.tally)
    variant = part.variant.name
    program = part.variant.sha256.map {
      ProgramJSON(id: rules.id, version: rules.version, sha256: $0)
    }
    (patients, patientsChanged) = (tally.patients, tally.patientsChanged)
    classesChanged = tally.classesChanged
    (obligationsBefore, obligationsAfter) = (tally.obligationsBefore, tally.obligationsAfter)
    statesChanged = tally.statesChanged
    (onlyBefore, onlyAfter) = (tally.onlyBefore, tally.onlyAfter)
    classes = tally.moves.map {
      MoveJSON(before: $0.before.rawValue, after: $0.after.rawValue, patients: $0.patients)
    }
  }
}

private struct PatientJSON: Encodable {
  let patientId: Int64?
  let mrn: String
  let classBefore: String
  let classAfter: String
  let obligations: [ChangeJSON]

  struct ChangeJSON: Encodable {
    let obligationId: String
    let requirement: String
    let occurrence: String
    let dueOn: String
    let before: String?
    let after: String?
  }

  init(_ difference: WhatIfDifference) {
    (patientId, mrn) = (difference.identity.id, difference.identity.mrn)
    classBefore = difference.statuses.before.rawValue
    classAfter = difference.statuses.after.rawValue
    obligations = difference.changes.map { change in
      ChangeJSON(
        obligationId: change.obligationID, requirement: change.requirement,
        occurrence: change.occurrence.text, dueOn: "\(change.dueOn)",
        before: change.states.before?.word, after: change.states.after?.word)
    }
  }
}
