internal import Monitoring

/// One row of `changes.csv`, as the text the file prints.
package struct ChangeRow: Hashable, Sendable {
  package var change = ""
  package var siteID = ""
  package var patientID = ""
  package var mrn = ""
  package var familyName = ""
  package var givenName = ""
  package var requirement = ""
  package var test = ""
  package var dueOn = ""
  package var fromState = ""
  package var state = ""
  package var how = ""
  package var resolvedOn = ""
  package var firstReportedOn = ""
  package var ageDays = ""
  package var obligationID = ""

  package init() {}
}

extension ChangeRow {
  struct Column: Sendable {
    let name: String
    let field: any WritableKeyPath<ChangeRow, String> & Sendable
    /// Whether it holds text of the database or the rule set.
    var isData = false
  }

  /// In the order of the file; only added at the end.
  static let columns: [Column] = [
    Column(name: "change", field: \.change),
    Column(name: "site_id", field: \.siteID, isData: true),
    Column(name: "patient_id", field: \.patientID),
    Column(name: "mrn", field: \.mrn, isData: true),
    Column(name: "family_name", field: \.familyName, isData: true),
    Column(name: "given_name", field: \.givenName, isData: true),
    Column(name: "requirement", field: \.requirement, isData: true),
    Column(name: "test", field: \.test, isData: true),
    Column(name: "due_on", field: \.dueOn),
    Column(name: "from_state", field: \.fromState),
    Column(name: "state", field: \.state),
    Column(name: "how", field: \.how),
    Column(name: "resolved_on", field: \.resolvedOn),
    Column(name: "first_reported_on", field: \.firstReportedOn),
    Column(name: "age_days", field: \.ageDays),
    Column(name: "obligation_id", field: \.obligationID),
  ]

  init(fields: UnsafeBufferPointer<UInt8>) {
    self.init()
    var reader = FieldReader(fields)
    for column in Self.columns {
      guard let field = reader.field() else { return }
      self[keyPath: column.field] = String(decoding: field, as: UTF8.self)
    }
  }

  /// Adds the fields of a change, in the order of the columns; `identity` is nil where the patient
  /// is not in the database any more.
  static func add(
    _ change: GapChange, _ identity: PatientIdentity?, test: String, asOf: CivilDate,
    to fields: inout FieldWriter
  ) {
    let gap = change.gap
    fields.add(change.kind.rawValue)
    fields.add(gap.siteID)
    fields.add(String(gap.patientID))
    fields.add(identity?.mrn ?? "")
    fields.add(identity?.familyName ?? "")
    fields.add(identity?.givenName ?? "")
    fields.add(gap.requirement)
    fields.add(test)
    fields.add(gap.dueOn)
    fields.add(change.fromState)
    fields.add(gap.statusWord)
    fields.add(change.how)
    fields.add(gap.status.doneOn)
    fields.add(gap.firstReportedOn)
    fields.add(change.ageDays(asOf: asOf))
    fields.add(gap.obligationID)
  }
}
