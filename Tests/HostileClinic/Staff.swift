internal import ReferenceJudge

/// The sites, prescribers and infusing facilities of a clinic.
struct Staff: Sendable {
  let sites: Int
  let prescribers: Int
  let facilities: Int

  init(_ random: inout SplitMix64) {
    sites = random.within(1...6)
    prescribers = random.within(1...5)
    facilities = random.within(1...4)
  }

  /// Adds their rows; now and then the last of a table is missing, though patients name it.
  func add(to clinic: inout RawClinic, _ random: inout SplitMix64) {
    let zones = ["America/New_York", "America/Los_Angeles", "Pacific/Honolulu", "Asia/Kolkata"]
    for number in Staff.listed(sites, &random) {
      clinic.sites.append([
        "site_id": .text("S\(number)"), "name": .text(random.pick(Staff.siteNames)),
        "time_zone": .text(random.pick(zones)),
        "coordinator_name": .optional(random.pick([nil, "Ana Peña", "=A1"])),
        "coordinator_email": .optional(random.pick([nil, "ana@example.org", ""])),
      ])
    }
    for number in Staff.listed(prescribers, &random) {
      let name = random.pick(["Dr. Ngũgĩ", "Dr. \"Q\", MD", "Dr. Who"])
      clinic.prescribers.append(["prescriber_id": .text("P\(number)"), "name": .text(name)])
    }
    for number in Staff.listed(facilities, &random) {
      let name = random.pick(["Infusion Suite", "Salle n° 3", "+Suite"])
      clinic.facilities.append(["facility_id": .text("F\(number)"), "name": .text(name)])
    }
  }

  private static let siteNames = ["Main", "St. John's, North", "=West", "Zürich\nAnnex", ""]

  private static func listed(_ count: Int, _ random: inout SplitMix64) -> [Int] {
    Array(1...count).filter { $0 < count || count == 1 || !random.chance(15) }
  }
}
