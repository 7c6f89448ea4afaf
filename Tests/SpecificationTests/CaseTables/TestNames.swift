/// The names by which case tables call tests, with the codes that a laboratory reports for them.
enum TestNames {
  static let codes: [String: [String]] = [
    "CBC": ["57021-8"],
    "CBC analytes": ["6690-2", "777-3", "751-8", "731-0"],
    "CBC without differential": ["58410-2"],
    "leukocytes": ["6690-2"], "platelets": ["777-3"], "neutrophils": ["751-8"],
    "lymphocytes": ["731-0"], "hemoglobin": ["718-7"],
    "creatinine": ["2160-0"], "metabolic panel": ["24323-8"],
    "whole-blood creatinine": ["38483-4"],
    "urinalysis": ["13945-1", "5821-4"], "urinalysis panel": ["24356-8"],
    "dipstick": ["24357-6"], "urine red cells": ["13945-1"], "urine white cells": ["5821-4"],
    "TSH": ["3016-3"], "free T4": ["3024-7"],
    "liver tests": ["1742-6", "1920-8", "1975-2"],
    "ALT": ["1742-6"], "AST": ["1920-8"], "bilirubin": ["1975-2"],
    "UPCR": ["2890-2"], "albumin ratio": ["9318-7"],
    "skin exam": ["SKIN-EXAM"], "HPV": ["21440-3"], "Pap smear": ["10524-7"],
    "tuberculosis screening": ["TB-SCREEN"], "gamma interferon": ["71773-6"],
    "gamma interferon control": ["71774-4"], "varicella antibodies": ["15410-4"],
    "ECG": ["11524-6"], "CD4": ["24467-3"],
  ]

  /// Codes that stand for a panel, an examination or a screening are reported without a value.
  static func isMeasured(_ code: String) -> Bool {
    let withoutValue: Set = [
      "57021-8", "57782-5", "69742-5", "58410-2", "24323-8", "24356-8", "50554-5", "24357-6",
      "50556-0", "SKIN-EXAM", "21440-3", "10524-7", "TB-SCREEN", "71773-6", "71774-4", "15410-4",
      "11524-6", "34534-8",
    ]
    return !withoutValue.contains(code)
  }

  /// Reads names up to the day of the test, several joined with `+`; `code X` is a code itself.
  static func codes(_ line: inout CaseLine) throws(CaseFileError) -> [String] {
    var (found, name) = ([String](), [String]())
    while let word = line.peek, word.first?.isNumber != true || name == ["code"] {
      _ = line.takes(word)
      if word == "+" {
        found += try codes(of: name, line)
        name = []
      } else {
        name.append(word)
      }
    }
    return found + (try codes(of: name, line))
  }

  private static func codes(
    of name: [String], _ line: CaseLine
  ) throws(CaseFileError) -> [String] {
    if name.count == 2, name[0] == "code" { return [name[1]] }
    guard let codes = codes[name.joined(separator: " ")] else {
      throw line.error("\"\(name.joined(separator: " "))\" is no test that is known")
    }
    return codes
  }
}
