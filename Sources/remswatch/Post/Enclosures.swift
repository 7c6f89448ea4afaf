internal import ComplianceReport
internal import Delivery
internal import Mail

/// The lists of a site that travel with a letter.
struct Enclosures {
  /// For programs; the workbook holds the same for people.
  static let lists = ["missed-tests.csv", "due-soon.csv"]
  private static let workbook = "missed-tests.xlsx"

  let names: [String]
  let parts: [MIMEPart]

  /// Reads the files from the run's folder.
  ///
  /// Throws where one is not there or cannot be read.
  static func read(_ site: SiteFigures, in folder: String) throws -> Enclosures {
    let names = [workbook] + lists
    let parts = try names.map { name in
      MIMEPart.file(
        try RunFiles.read("\(folder)/\(site.folder)/\(name)"), name: name,
        type: name == workbook ? .spreadsheet : .csv)
    }
    return Enclosures(names: names, parts: parts)
  }
}
