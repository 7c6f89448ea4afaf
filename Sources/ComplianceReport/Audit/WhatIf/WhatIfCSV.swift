internal import Monitoring

/// A what-if as a table, patient by patient: a row for each change of class and of an obligation.
struct WhatIfCSV {
  private static let columns = [
    "variant", "kind", "patient_id", "mrn", "requirement", "occurrence", "due_on", "before",
    "after", "obligation_id",
  ]

  private var csv: CSVWriter

  init(_ file: ReportFile) { csv = CSVWriter(file, columns: Self.columns) }

  mutating func add(_ difference: WhatIfDifference, _ variant: WhatIfVariant) throws {
    if !difference.statuses.isEqual { try addClass(difference, variant) }
    for change in difference.changes { try add(change, difference, variant) }
  }

  mutating func finish() throws { try csv.finish() }

  private mutating func addClass(_ difference: WhatIfDifference, _ variant: WhatIfVariant) throws {
    begin("class", difference, variant)
    for _ in 0..<3 { csv.add("") }
    csv.add(difference.statuses.before.rawValue)
    csv.add(difference.statuses.after.rawValue)
    csv.add("")
    try csv.endRow()
  }

  private mutating func add(
    _ change: WhatIfChange, _ difference: WhatIfDifference, _ variant: WhatIfVariant
  ) throws {
    begin("obligation", difference, variant)
    csv.add(change.requirement)
    csv.add(change.occurrence.text)
    csv.add(change.dueOn)
    csv.add(change.states.before?.word ?? "")
    csv.add(change.states.after?.word ?? "")
    csv.add(change.obligationID)
    try csv.endRow()
  }

  private mutating func begin(
    _ kind: String, _ difference: WhatIfDifference, _ variant: WhatIfVariant
  ) {
    csv.add(text: variant.name)
    csv.add(kind)
    csv.add(difference.identity.id.map(String.init) ?? "")
    csv.add(text: difference.identity.mrn)
  }
}
