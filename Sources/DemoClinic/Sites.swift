/// How a site's laboratory reports.
enum Laboratory {
  /// A panel's row and its analytes, under an accession number.
  case analytes
  /// The panel's row alone.
  case panelsOnly
  /// As `analytes`, without accession numbers.
  case unnumbered
}

extension Staff {
  static let allSites = [
    site(
      "BOS-MS", "Harborview MS Center, Boston", "America/New_York", "Colleen Murphy", share: 27,
      prescribers: 1...3, facilities: 1...2),
    site(
      "CHI-NEURO", "Lakeshore Neurology, Chicago", "America/Chicago", "Magdalena Wójcik", share: 22,
      prescribers: 4...6, facilities: 3...3),
    site(
      "ATL-PIED", "Piedmont MS Clinic, Atlanta", "America/New_York", "Denise Robinson", share: 18,
      prescribers: 7...9, facilities: 4...5, laboratory: .panelsOnly),
    site(
      "PHX-MESA", "Mesa Verde Neurology, Phoenix", "America/Phoenix", "Ana Sofía Peña", share: 15,
      prescribers: 10...11, facilities: 6...6, numbersCourses: false),
    site(
      "SEA-CASC", "Cascade MS Program, Seattle", "America/Los_Angeles", "Björn Ångström",
      share: 12, prescribers: 12...13, facilities: 7...7, laboratory: .unnumbered),
    site(
      "HNL-KAP", "Kapiʻolani Neurology & MS, Honolulu", "Pacific/Honolulu", "Keola Nākoa", share: 6,
      prescribers: 14...15, facilities: 8...8),
  ]

  private static func site(
    _ id: String, _ name: String, _ timeZone: String, _ coordinator: String, share: Int,
    prescribers: ClosedRange<Int>, facilities: ClosedRange<Int>, numbersCourses: Bool = true,
    laboratory: Laboratory = .analytes
  ) -> Site {
    Site(
      id: id, name: name, timeZone: timeZone, coordinator: coordinator,
      coordinatorMail: "rems.\(id.lowercased())@example.org", share: share,
      prescribers: prescribers.map(prescriberID), facilities: facilities.map(facilityID),
      numbersCourses: numbersCourses, laboratory: laboratory)
  }
}
