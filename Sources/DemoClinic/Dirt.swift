internal import Monitoring
internal import PatientStore

/// Rows that the tables accept and nobody can believe.
enum Dirt {
  /// Results and forms of patients who do not exist.
  static let rowsOfNobody: [DemoRow] =
    [7, 999_999, -3].map { patient in
      DemoRow(
        table: .observation,
        cells: [
          .integer(patient), .text("2025-11-04"), .text("25E000000"), .text("57021-8"),
          .text("2025-11-04T21:10:00Z"), .text("F"), .null, .null, .null,
        ])
    } + [
      DemoRow(
        table: .form,
        cells: [
          .integer(999_999), .text("patient-status"), .text("2025-11-05"),
          .text("2025-11-05T18:00:00Z"), .integer(0),
        ])
    ]
}

extension Chart {
  /// What careless hands and old interfaces left in this chart.
  mutating func addDirt() {
    guard story == .dirtyResults, let first = plan.courses.first else { return }
    let recorded = instant(on: first.end + 40)
    for day in ["2025-02-30", "02/14/2025", "2025-3-7", ""] {
      addResult(collected: day, code: "57021-8", recorded: .instant(recorded))
    }
    for stamp in ["2025-03-01 08:00", "yesterday"] {
      addResult(collected: "2025-03-01", code: "57021-8", recorded: .text(stamp))
    }
    for code in ["LOCAL-CBC", "57021-9", "cbc", ""] {
      addResult(collected: "2025-03-04", code: code, recorded: .instant(recorded))
    }
    addUnreadableForm(recorded)
    addWithdrawnMedication(from: first.end + 5, recorded)
    addUnreadableStanding(recorded)
  }

  private mutating func addResult(collected: String, code: String, recorded: Cell) {
    add(
      .observation,
      [
        id, .text(collected), .text(""), .text(code), recorded, .text("F"), .real(1), .null, .null,
      ], recorded: nil)
  }

  private mutating func addUnreadableForm(_ recorded: Instant) {
    add(
      .form,
      [id, .text("patient-status"), .text("12/05/2025"), .instant(recorded), .integer(0)],
      recorded: nil)
  }

  /// Ends before it starts, and so was never given.
  private mutating func addWithdrawnMedication(from day: CivilDate, _ recorded: Instant) {
    add(
      .medication,
      [
        id, .text("antiviral"), .text("famciclovir 250 mg"), .day(day), .instant(recorded),
        .day(day - 1),
      ], recorded: nil)
  }

  private mutating func addUnreadableStanding(_ recorded: Instant) {
    add(
      .standing, [id, .text("discontinued"), .text("2025-00-10"), .instant(recorded)],
      recorded: nil)
  }
}
