import Monitoring
import Testing

@Suite struct ResultStatusTests {
  private func status(_ code: String) -> ResultStatus {
    Array(code.utf8).withUnsafeBufferPointer { ResultStatus(code: $0) }
  }

  @Test func `Every byte has the status of HL7 table 0085, as written`() {
    for byte in UInt8.min...UInt8.max {
      let expected: ResultStatus =
        switch Character(UnicodeScalar(byte)) {
        case "F", "C", "A", "B", "V", "U": .counts
        case "P", "R", "I", "S": .pending
        case "X", "N", "O": .notDone
        case "D", "W": .withdrawn
        default: .unknown
        }
      let read = [byte].withUnsafeBufferPointer { ResultStatus(code: $0) }
      #expect(read == expected, "byte \(byte)")
    }
  }

  @Test(arguments: ["", "f", "FF", " F", "F ", "final", "Ｆ"])
  func `A status in another form is not known`(code: String) {
    #expect(status(code) == .unknown)
  }
}
