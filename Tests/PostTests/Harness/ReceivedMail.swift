import Foundation
import Testing

/// A message that a server accepted.
struct ReceivedMail: Decodable {
  /// The order of acceptance, from 1.
  var n: Int
  var from: String
  var rcpts: [String]
  var tls: Bool
  /// Who had logged in.
  var user: String?
  /// The number of the connection, from 1 in each server.
  var connection: Int
  /// Where the message is, byte for byte.
  var path = ""

  private enum CodingKeys: CodingKey { case n, from, rcpts, tls, user, connection }

  func bytes() throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path))
  }

  /// The first field of a name, unfolded and not decoded.
  func field(_ name: String) throws -> String? {
    let text = String(decoding: try bytes(), as: UTF8.self)
    let header = text.components(separatedBy: "\r\n\r\n")[0]
      .replacingOccurrences(of: "\r\n ", with: " ").replacingOccurrences(of: "\r\n\t", with: " ")
    return header.components(separatedBy: "\r\n")
      .first { $0.lowercased().hasPrefix(name.lowercased() + ":") }
      .map { $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces) }
  }

  /// What is the same for each attempt to send one mail.
  func messageID() throws -> String {
    let found = try field("Message-ID")
    return try #require(found)
  }
}
