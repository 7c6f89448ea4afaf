import Configuration
import Testing

/// The ping address is in nothing that is printed.
struct SecretTests {
  private static let secret = "https://ping.example/0b9c"

  @Test func `A secret is masked however it is printed`() throws {
    let settings = try Given.settings(file: "ping-url: \(Self.secret)\n")
    #expect(settings.text(of: .pingURL) == "••••")
    let url = try #require(settings.pingURL)
    var dumped = ""
    dump(settings, to: &dumped)
    for text in ["\(url)", String(reflecting: url), "\(settings)", dumped] {
      #expect(!text.contains("0b9c"), "\(text)")
    }
    #expect(url.address == Self.secret)
  }

  @Test(arguments: [
    "ftp://ping.example/0b9c", "ping.example/0b9c", "https:///0b9c", "https://0b9c b", "https://",
    "HTTPS://ping.example/0b9c", "https://:80/0b9c", "https://@/0b9c", "https://ä/0b9c",
  ])
  func `An address that is refused is not repeated`(_ text: String) {
    for (place, refusal) in [
      ("--ping-url", Given.refusal(flags: [.pingURL: text])),
      ("REMSWATCH_PING_URL", Given.refusal(environment: ["REMSWATCH_PING_URL": text])),
      ("/srv/config.yaml:1", Given.refusal(file: "ping-url: \"\(text)\"\n")),
    ] {
      #expect(
        refusal == "\(place): \"ping-url\" is no address; "
          + "write one that begins with https:// or http:// and a host instead.")
    }
  }

  @Test func `Only the ping address is a secret`() {
    #expect(Setting.allCases.filter(\.isSecret) == [.pingURL])
  }
}
