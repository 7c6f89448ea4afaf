/// The value of an OBX: a number, a text, or neither.
///
/// Source: HL7 v2.8 chapter 7, OBX-2 and OBX-5; chapter 2A for the types.
struct HL7ObservedValue: Hashable {
  var number: Double?
  var text: String?

  /// - Parameters:
  ///   - type: OBX-2; empty is read as `NM`.
  ///   - value: OBX-5.
  init(type: String, _ value: HL7Value) throws(HL7Flaw) {
    let repetitions = value.repetitions.filter { !$0.isEmptyOrNull }
    if type.isEmpty || type == "NM", repetitions.count == 1 {
      number = try Self.number(repetitions[0].trimmed.text())
      if number != nil { return }
    }
    var texts: [String] = []
    for repetition in repetitions { texts.append(try Self.text(repetition, type: type)) }
    let joined = texts.filter { !$0.isEmpty }.joined(separator: "; ")
    text = joined.contains { !$0.isWhitespace } ? joined : nil
  }

  private static func text(_ value: HL7Value, type: String) throws(HL7Flaw) -> String {
    switch type {
    case "CE", "CF", "CNE", "CWE": try coded(value)
    case "SN": try structured(value)
    case "ED", "RP", "NA", "MA": "(document)"
    default: try value.text()
    }
  }

  /// The text of a code, the code, or what stands for them in another system or in free text.
  private static func coded(_ value: HL7Value) throws(HL7Flaw) -> String {
    for number in [2, 1, 9, 5, 4] {
      let text = value.component(number)
      if !text.trimmed.isEmptyOrNull { return try text.text() }
    }
    return ""
  }

  /// Comparator, number, separator, number: `<15`, `1:128`, `10-20`.
  private static func structured(_ value: HL7Value) throws(HL7Flaw) -> String {
    var text = ""
    for number in 1...4 where !value.component(number).isEmptyOrNull {
      text += try value.component(number).trimmed.text()
    }
    return text
  }

  /// Digits with an optional sign and decimal point, nothing else.
  ///
  /// Source: HL7 v2.8 chapter 2A, 2A.2.47 (NM).
  private static func number(_ text: String) -> Double? {
    var digits = text.utf8[...]
    if digits.first == UInt8(ascii: "-") || digits.first == UInt8(ascii: "+") {
      digits = digits.dropFirst()
    }
    let points = digits.count { $0 == UInt8(ascii: ".") }
    guard points <= 1, digits.count > points, digits.count <= 40,
      digits.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") })
    else { return nil }
    return Double(text.hasPrefix("+") ? String(text.dropFirst()) : text)
  }
}
