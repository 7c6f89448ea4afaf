internal import PatientStore

/// The realistic clinic: its staff and, one after another, its patients.
struct Clinic {
  private static let seed: UInt64 = 0x4C45_4D54
  private static let patientsPerTransaction = 500

  private let staff = Staff()

  func write(patients: Int, into builder: borrowing DatabaseBuilder) throws(StoreError) {
    try builder.transaction { writer in
      try staff.write(to: writer)
      try Certifications(of: staff).write(to: writer)
      for row in Dirt.rowsOfNobody { try writer.insert(row.cells, into: row.table) }
    }
    for first in stride(from: 0, to: patients, by: Self.patientsPerTransaction) {
      let last = min(first + Self.patientsPerTransaction, patients)
      try builder.transaction { writer in
        for number in first..<last { try chart(number).write(to: writer) }
      }
    }
  }

  private func chart(_ number: Int) -> Chart {
    var chart = Chart(
      number: number, staff: staff, random: SplitMix64(seed: Self.seed &+ UInt64(number)))
    chart.addRegistration()
    chart.addCareAssignments()
    chart.addStandings()
    chart.addInfusions()
    chart.addBaselines()
    chart.addMonitoring()
    chart.addLymphocyteCounts()
    chart.addMedications()
    chart.addForms()
    chart.addHistories()
    chart.addWaivers()
    chart.addDirt()
    return chart
  }
}
