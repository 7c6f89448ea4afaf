internal import PatientSchema

extension CSVTable {
  /// Whether the rows are about a patient, whom the columns of `patientKeys` name.
  package var isOfPatients: Bool {
    switch self {
    case .table(.site), .table(.prescriber), .table(.facility), .table(.certification), .merge:
      false
    case .table(.patient), .table(.careAssignment), .table(.standing), .table(.infusion),
      .table(.observation), .table(.form), .table(.medication), .table(.history), .table(.waiver):
      true
    }
  }

  /// Every column that a file can have: the key of the patient, the table's own and the time at
  /// which the source learned of it. The contract is docs/import-csv.md.
  package var columns: [CSVColumn] {
    switch self {
    case .merge:
      [
        CSVColumn("prior_mrn", .text, .required), CSVColumn("surviving_mrn", .text, .required),
        Self.authority, CSVColumn("prior_authority"), CSVColumn("surviving_authority"),
        Self.recordedAt,
      ]
    case .table(.patient): Self.patientColumns
    case .table(.site), .table(.prescriber), .table(.facility), .table(.certification):
      ownColumns + [Self.recordedAt]
    case .table(.careAssignment), .table(.standing), .table(.infusion), .table(.observation),
      .table(.form), .table(.medication), .table(.history), .table(.waiver):
      [CSVColumn("patient_id", .integer), CSVColumn("mrn"), Self.authority] + ownColumns
        + [Self.recordedAt]
    }
  }

  private static let authority = CSVColumn("mrn_authority")
  private static let recordedAt = CSVColumn("recorded_at", .instant)
  private static let voided = CSVColumn(
    "voided", .boolean, .defaulted(absent: .integer(0), empty: .integer(0)))

  private static let patientColumns = [
    CSVColumn("patient_id", .integer), CSVColumn("mrn", .text, .required), authority,
    CSVColumn("family_name", .text, .required), CSVColumn("given_name", .text, .required),
    CSVColumn("birth_date", .day), CSVColumn("birth_date_was", .day),
    // Nothing said of the sex of a patient who is there is what U means.
    CSVColumn("sex", .word(["F", "M", "U"]), .defaulted(absent: .null, empty: .text("U"))),
    CSVColumn("phone"), CSVColumn("enrolled_on", .day), recordedAt,
  ]

  private static func possiblyEmpty(_ name: String) -> CSVColumn {
    CSVColumn(name, .text, .defaulted(absent: .text(""), empty: .text("")))
  }

  /// The table's columns but for the patient's and `recorded_at`.
  private var ownColumns: [CSVColumn] {
    switch self {
    case .merge, .table(.patient): []
    case .table(.site):
      [
        CSVColumn("site_id", .text, .required), CSVColumn("name", .text, .required),
        CSVColumn("time_zone", .text, .required), CSVColumn("coordinator_name"),
        CSVColumn("coordinator_email"),
      ]
    case .table(.prescriber):
      [CSVColumn("prescriber_id", .text, .required), CSVColumn("name", .text, .required)]
    case .table(.facility):
      [CSVColumn("facility_id", .text, .required), CSVColumn("name", .text, .required)]
    case .table(.certification):
      [
        CSVColumn("holder_kind", .word(["prescriber", "facility", "pharmacy"]), .required),
        CSVColumn("holder_id", .text, .required), CSVColumn("certified_on", .day, .required),
        CSVColumn("ends_on", .day),
      ]
    case .table(.careAssignment):
      [
        CSVColumn("from_on", .day, .required), CSVColumn("site_id", .text, .required),
        CSVColumn("prescriber_id"),
      ]
    case .table(.standing):
      [
        CSVColumn(
          "status",
          .word(["active", "discontinued", "lost-to-follow-up", "transferred-out", "deceased"]),
          .required),
        CSVColumn("from_on", .day, .required),
      ]
    case .table(.infusion): Self.infusionColumns
    case .table(.observation): Self.observationColumns
    case .table(.form):
      [
        CSVColumn("kind", .text, .required), CSVColumn("submitted_on", .day, .required),
        Self.voided,
      ]
    case .table(.medication): Self.openColumns(detail: "product")
    case .table(.history): Self.openColumns(detail: "detail")
    case .table(.waiver):
      [
        CSVColumn("requirement", .text, .required), CSVColumn("from_on", .day, .required),
        CSVColumn("to_on", .day, .required), CSVColumn("reason", .text, .required),
        CSVColumn("granted_by", .text, .required),
      ]
    }
  }

  private static let infusionColumns = [
    CSVColumn("infused_on", .day, .required), CSVColumn("course", .integer),
    CSVColumn("dose_mg", .real), CSVColumn("started_at", .time), CSVColumn("ended_at", .time),
    CSVColumn("observed_until", .time), CSVColumn("facility_id"), voided,
  ]

  /// A status that is there and empty is not final, so it is not the default.
  private static let observationColumns = [
    CSVColumn("collected_on", .day, .required), possiblyEmpty("specimen"),
    CSVColumn("code", .text, .required), CSVColumn("system"),
    CSVColumn("status", .text, .defaulted(absent: .text("F"), empty: .text(""))),
    CSVColumn("value", .measurement), CSVColumn("value_text"), CSVColumn("unit"),
  ]

  private static func openColumns(detail: String) -> [CSVColumn] {
    [
      CSVColumn("kind", .text, .required), possiblyEmpty(detail),
      CSVColumn("started_on", .day, .required), CSVColumn("ended_on", .day),
    ]
  }
}
