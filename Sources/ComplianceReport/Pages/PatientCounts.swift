internal import Monitoring

/// Patients by class of the partition, of a whole database or of one site.
struct PatientCounts: Sendable {
  private let counts: [Int]

  init(_ count: (PatientStatus) -> Int) {
    counts = PatientStatus.inReadingOrder.map(count)
  }

  subscript(status: PatientStatus) -> Int {
    PatientStatus.inReadingOrder.firstIndex(of: status).map { counts[$0] } ?? 0
  }

  var total: Int { counts.reduce(0, +) }

  var underSurveillance: Int { self[.gap] + self[.due] + self[.upToDate] }
}
