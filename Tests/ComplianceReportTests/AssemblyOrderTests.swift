import Monitoring
import Testing

/// The order of work, with few rows and with more than fit in memory.
@Suite struct AssemblyOrderTests {
  private func order(_ patients: [FilesPatient]) throws -> [String] {
    try FilesReport(patients).rows("missed-tests.csv").map {
      "\($0["patient_id"] ?? "") \($0["requirement"] ?? "") \($0["due_on"] ?? "")"
    }
  }

  private func patient(
    _ id: Int64, mrn: String = "M", _ owed: [(Int, daysAgo: Int, inARow: Int, isCurrent: Bool)]
  ) -> FilesPatient {
    var patient = FilesPatient(id, mrn: mrn)
    for (requirement, daysAgo, inARow, isCurrent) in owed {
      patient.owe(
        requirement, daysAgo: daysAgo, .missed, inARow: inARow, isCurrent: isCurrent)
    }
    return patient
  }

  @Test func `The most urgent comes first, then more days, more in a row, then the number`() throws
  {
    let monthly = FilesProgram.monthly
    let order = try order([
      patient(1, [(monthly, 400, 9, false)]), patient(2, [(FilesProgram.advisory, 300, 9, true)]),
      patient(3, [(monthly, 20, 1, true)]), patient(4, [(monthly, 31, 1, true)]),
      patient(5, [(monthly, 31, 2, true)]), patient(6, mrn: "L", [(monthly, 31, 2, true)]),
      patient(7, [(monthly, 32, 1, true)]), patient(8, [(monthly, 2, 2, true)]),
    ])
    #expect(order.map { $0.prefix(1) } == ["7", "6", "5", "4", "8", "3", "2", "1"])
  }

  @Test func `Rows with equal keys are in the order of patient and requirement`() throws {
    let two = [
      (FilesProgram.baseline, daysAgo: 9, inARow: 1, isCurrent: true),
      (FilesProgram.monthly, daysAgo: 9, inARow: 1, isCurrent: true),
    ]
    let order = try order([patient(10, two), patient(-3, two), patient(9, two)])
    let expected = ["-3", "9", "10"].flatMap {
      ["\($0) monthly 2026-11-13", "\($0) baseline 2026-11-13"]
    }
    #expect(order == expected)
  }

  @Test func `A number that begins another comes before it, also with a NUL behind it`() throws {
    let owed = [(FilesProgram.monthly, daysAgo: 9, inARow: 1, isCurrent: true)]
    let numbers = ["", "A", "A\u{0}", "A\u{0}\u{0}", "A\u{0}\u{1}", "A\u{1}", "A\u{2}", "AA", "é"]
    let patients = numbers.enumerated().map { patient(Int64(9 - $0), mrn: $1, owed) }
    let order = try order(patients.reversed())
    #expect(order.map { $0.prefix(1) } == ["9", "8", "7", "6", "5", "4", "3", "2", "1"])
  }

  @Test func `What is due soonest comes first within its priority`() throws {
    var (late, soon) = (FilesPatient(1), FilesPatient(2))
    late.owe(FilesProgram.monthly, daysAgo: -7, .due)
    soon.owe(FilesProgram.monthly, daysAgo: 0, .due)
    soon.owe(FilesProgram.baseline, daysAgo: -8, .due)
    soon.owe(FilesProgram.baseline, daysAgo: -31, .due)
    let rows = try FilesReport([late, soon]).rows("due-soon.csv")
    let days = ["2026-11-22", "2026-11-29", "2026-11-30"]
    #expect(rows.map { $0["due_on"] } == days)
    #expect(rows.map { $0["priority"] } == ["3", "3", "4"])
    #expect(rows.map { $0["days_overdue"] } == ["", "", ""])
  }

  @Test func `60,000 rows sorted in parts are in the order of a sort in memory`() throws {
    let missed = AssemblyManyRows.expected { $0.state == .missed }
    let due = AssemblyManyRows.expected { $0.state == .due }
    #expect(missed.count + due.count > 60_000)
    let isSorted = AssemblyManyRows.Row.precedes
    #expect(try AssemblyManyRows.found("missed-tests.csv") == missed.sorted(by: isSorted))
    #expect(try AssemblyManyRows.found("due-soon.csv") == due.sorted(by: isSorted))
    let written = try AssemblyManyRows.written.get()
    // The first scratch is that of the work lists; a part is written in pieces of 64 kB.
    #expect(written.appends[0] >= 8 * 32, "too few parts to prove anything")
  }

  @Test func `A row larger than a part is sorted and written whole`() throws {
    let name = String(repeating: "N\"\r\n", count: 1 << 20)
    let patients = ([3, 1, 2] as [Int64]).map { id in
      var patient = patient(id, [(FilesProgram.monthly, 9, 1, true)])
      patient.record.identity.givenName = name + "\(id)"
      return patient
    }
    let rows = try FilesReport(patients).rows("missed-tests.csv")
    #expect(rows.map { $0["patient_id"] } == ["1", "2", "3"])
    let names = ["1", "2", "3"].map { Array((name + $0).utf8) }
    #expect(rows.map { Array(($0["given_name"] ?? "").utf8) } == names)
  }
}
