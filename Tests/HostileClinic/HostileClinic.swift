internal import ReferenceJudge

/// Generates a clinic in which every rule has something to trip over.
///
/// The same arguments give the same clinic on every machine. All rows satisfy the types, checks and
/// keys of the schema. Where `tidy`, every date, time and number can be read as well.
package func hostileClinic(seed: UInt64, patients: Int, tidy: Bool) -> HostileQuestion {
  var random = SplitMix64(seed: seed)
  let staff = Staff(&random)
  let today = Dates.today(tidy: tidy, &random)
  let charts = patientIDs(patients, &random).enumerated().map { number, patientID in
    let own = SplitMix64(seed: random.next())
    return chart(
      Chart(patientID: patientID, today: today, tidy: tidy, staff: staff, random: own), number)
  }
  var clinic = RawClinic()
  staff.add(to: &clinic, &random)
  let days = charts.flatMap { $0.plan.courses.flatMap { [$0.start, $0.start, $0.end] } }
  var certifications = Certifications(today: today, tidy: tidy, days: days, random: random)
  certifications.certify(staff)
  clinic.certifications = certifications.rows
  clinic.patients = charts.map(\.rawPatient)
  var dates = Dates(today: today, charts: charts, random: certifications.random)
  return HostileQuestion(clinic: clinic, asOf: dates.asOf().text, knownAt: dates.knownAt())
}

/// Fills a chart, aspect by aspect.
private func chart(_ empty: Chart, _ number: Int) -> Chart {
  var chart = empty
  chart.register(number: number)
  chart.addInfusions()
  chart.addObservations()
  chart.addForms()
  chart.addStandings()
  chart.addCareAssignments()
  chart.addMedications()
  chart.addHistories()
  chart.addWaivers()
  if !chart.tidy { chart.soil() }
  chart.shuffleRows()
  return chart
}

/// Unique numbers of 64 bits: small ones, negative ones, and the two extremes.
private func patientIDs(_ count: Int, _ random: inout SplitMix64) -> [Int64] {
  var seen: Set<Int64> = []
  var patientIDs: [Int64] = []
  while patientIDs.count < count {
    let wide = Int64(bitPattern: random.next())
    let patientID = random.weighted([
      (80, wide), (18, wide % 100_000), (1, Int64.min), (1, Int64.max),
    ])
    if seen.insert(patientID).inserted { patientIDs.append(patientID) }
  }
  return patientIDs
}

extension Chart {
  fileprivate mutating func shuffleRows() {
    for table in Table.allCases {
      rows[table] = rows[table].map { random.shuffled($0) }
    }
  }

  fileprivate var rawPatient: RawPatient {
    var named: [String: [RawRow]] = [:]
    for table in Table.allCases { named[table.rawValue] = rows[table] ?? [] }
    return RawPatient(patient: patient, rows: named)
  }
}
