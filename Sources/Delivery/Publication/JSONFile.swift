internal import Foundation

/// The JSON of the program's own files: keys in snake case and in order, so that equal values are
/// equal bytes.
enum JSONFile {
  /// One line, without spaces.
  static func line(_ value: some Encodable) throws -> [UInt8] {
    try encode(value, [.sortedKeys, .withoutEscapingSlashes])
  }

  /// Indented, with a newline at the end.
  static func page(_ value: some Encodable) throws -> [UInt8] {
    try encode(value, [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]) + [0x0A]
  }

  static func decode<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) throws -> Value {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(type, from: Data(bytes))
  }

  private static func encode(_ value: some Encodable, _ format: JSONEncoder.OutputFormatting)
    throws -> [UInt8]
  {
    let encoder = JSONEncoder()
    encoder.outputFormatting = format
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return Array(try encoder.encode(value))
  }
}
