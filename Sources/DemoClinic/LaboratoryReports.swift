internal import Monitoring
internal import PatientStore

/// A specimen and when its first results were written down.
struct Specimen {
  let collectedOn: CivilDate
  /// The accession number; empty where the laboratory gives none.
  let number: String
  let recorded: Instant
}

extension Chart {
  /// A new specimen of `day` with the next accession number.
  mutating func takeSpecimen(on day: CivilDate) -> Specimen {
    specimens += 1
    let serial = (number * 9973 + specimens * 17) % 1_000_000
    let accession = "\(day.parts.year % 100)E\(serial.padded(to: 6))"
    let isNumbered = home.laboratory != .unnumbered
    return Specimen(
      collectedOn: day, number: isNumbered ? accession : "", recorded: recorded(day))
  }

  /// Enters what the laboratory reports of `test`.
  mutating func report(_ test: LaboratoryTest, _ specimen: Specimen, _ fate: ResultFate) {
    switch fate {
    case .final: enter(test, specimen, status: "F")
    case .corrected:
      enter(test, specimen, status: "F")
      let corrected = LaboratoryTest(analytes: Array(test.analytes.prefix(1)))
      enterAnalytes(of: corrected, later(specimen, hours: 20...140), status: "C")
    case .preliminary:
      enter(test, specimen, status: "P")
      enter(test, later(specimen, hours: 18...60), status: "F")
    case .notPerformed: enterWithoutResults(test, specimen, status: "X")
    case .deleted: enterAndTakeBack(test, specimen, status: "D")
    case .wrongPatient: enterAndTakeBack(test, specimen, status: "W")
    case .valueless: enterWithoutResults(test, specimen, status: "F")
    case .mistaken:
      enterAnalytes(of: LaboratoryTest(analytes: test.mistaken), specimen, status: "F")
    case .unknownStatus: enter(test, specimen, status: "Z")
    }
  }

  /// One row of a panel, an examination or a screening, which needs no result.
  mutating func enterObservation(
    _ code: String, _ specimen: Specimen, status: String = "F", result: [Cell]? = nil
  ) {
    let key: [Cell] = [
      id, .day(specimen.collectedOn), .text(specimen.number), .text(code),
      .instant(specimen.recorded),
    ]
    let values = result ?? [.null, .null, .null]
    add(.observation, key + [.text(status)] + values, recorded: specimen.recorded)
  }

  private mutating func enter(_ test: LaboratoryTest, _ specimen: Specimen, status: String) {
    if let panel = test.panel {
      enterObservation(panel, specimen, status: status)
      if home.laboratory == .panelsOnly { return }
    }
    enterAnalytes(of: test, specimen, status: status)
  }

  private mutating func enterAnalytes(
    of test: LaboratoryTest, _ specimen: Specimen, status: String
  ) {
    for analyte in test.analytes {
      let result = analyte.result(&random)
      enterObservation(analyte.code, specimen, status: status, result: result)
    }
  }

  private mutating func enterWithoutResults(
    _ test: LaboratoryTest, _ specimen: Specimen, status: String
  ) {
    for analyte in test.analytes { enterObservation(analyte.code, specimen, status: status) }
  }

  private mutating func enterAndTakeBack(
    _ test: LaboratoryTest, _ specimen: Specimen, status: String
  ) {
    enter(test, specimen, status: "F")
    enter(test, later(specimen, hours: 6...90), status: status)
  }

  private mutating func later(_ specimen: Specimen, hours: ClosedRange<Int>) -> Specimen {
    Specimen(
      collectedOn: specimen.collectedOn, number: specimen.number,
      recorded: specimen.recorded + random.within(hours))
  }
}
