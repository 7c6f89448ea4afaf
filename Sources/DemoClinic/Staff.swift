internal import PatientStore

/// The sites of the clinic with who works there and where infusions are given.
struct Staff {
  struct Site {
    let id: String
    let name: String
    let timeZone: String
    let coordinator: String
    let coordinatorMail: String?
    /// How many of a hundred patients begin here.
    let share: Int
    let prescribers: [String]
    let facilities: [String]
    /// Whether the site enters course numbers with its infusions.
    let numbersCourses: Bool
    let laboratory: Laboratory
  }

  let sites = Staff.allSites

  static let prescribers = [
    "Dr. Amara Okonkwo", "Dr. Helen Fitzgerald", "Dr. Rajesh Iyer", "Dr. José Luis Cárdenas",
    "Dr. Miriam Rosenthal", "Dr. Daniel Kowalczyk", "Dr. Linh Nguyễn", "Dr. Patrick O'Hara",
    "Dr. Søren Lindqvist", "Dr. Grace Whitehorse", "Dr. Thomas Becker", "Dr. Keiko Tanaka",
    "Dr. Leilani Kealoha", "Dr. Marcus Johnson", "Dr. Anneliese Šimić",
  ]

  static let facilities = [
    "Harborview Infusion Suite", "Harborview Day Hospital", "Lakeshore Infusion Center",
    "Piedmont Neurology Infusion", "Piedmont Regional Hospital", "Mesa Verde Infusion Clinic",
    "Cascade Infusion Services", "Kapiʻolani Infusion Unit",
  ]

  /// The number of a prescriber or facility, from 1, as an id.
  static func prescriberID(_ number: Int) -> String { "RX-" + number.padded(to: 3) }
  static func facilityID(_ number: Int) -> String { "INF-" + number.padded(to: 2) }

  func write(to writer: borrowing RowWriter) throws {
    for site in sites {
      try writer.insert(
        [
          .text(site.id), .text(site.name), .text(site.timeZone), .text(site.coordinator),
          .optional(site.coordinatorMail),
        ], into: .site)
    }
    for (index, name) in Self.prescribers.enumerated() {
      try writer.insert([.text(Self.prescriberID(index + 1)), .text(name)], into: .prescriber)
    }
    for (index, name) in Self.facilities.enumerated() {
      try writer.insert([.text(Self.facilityID(index + 1)), .text(name)], into: .facility)
    }
  }
}
