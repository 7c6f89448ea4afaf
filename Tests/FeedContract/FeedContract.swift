internal import Feeds
internal import PatientSchema

/// What each record of a feed promises, whatever the source holds.
package enum FeedContract {
  /// Throws the first promise that a record does not keep.
  package static func check(_ reading: FeedReading) throws(ContractBreach) {
    if case .refused(path: _, let line, let reason)? = reading.failure {
      try expect(line >= 1 && !reason.isEmpty, "a source is refused at a line with a reason")
    }
    for record in reading.records { try check(record) }
  }

  private static func check(_ record: FeedRecord) throws(ContractBreach) {
    try expect(record.place.line >= 1, "a record has a line from 1")
    switch record.content {
    case .statement(let statement): try check(statement)
    case .skipped(let reason), .refused(let reason):
      try expect(!reason.isEmpty, "what is not read has a reason")
    }
  }

  private static func check(_ statement: Statement) throws(ContractBreach) {
    for key in statement.patient + statement.merged {
      try expect(!key.number.isEmpty, "a key of a patient has a number")
    }
    for finding in statement.findings {
      try expect(finding.place.line >= 1, "a finding has a line from 1")
      try expect(!finding.reason.isEmpty, "a finding has a reason")
    }
    if case .said(let sex) = statement.demographics.sex {
      try expect(["F", "M", "U"].contains(sex), "a sex is F, M or U")
    }
    for fact in statement.facts {
      try FactContract.check(fact)
      try expect(
        !fact.table.isAboutPatient || !statement.patient.isEmpty || isFoundByTitle(fact),
        "a fact about a patient says which")
    }
  }

  /// Whose row it is that is not there, the source's own name of it says.
  private static func isFoundByTitle(_ fact: Fact) -> Bool {
    fact.cells.isEmpty && fact.title?.scope == .source
  }
}
