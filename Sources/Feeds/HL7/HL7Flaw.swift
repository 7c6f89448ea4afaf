/// Why a message, or a part of one, cannot be read: fixed words and codes of the format.
struct HL7Flaw: Error, Hashable {
  let reason: String

  init(_ reason: String) {
    self.reason = reason
  }
}
