import Delivery
import Foundation
import Testing

/// A ping tells that a run began or ended, and whatever becomes of it is no more than a sentence.
@Suite(.serialized) struct PingTests {
  private let server: PingServer

  init() throws {
    server = try PingServer()
  }

  @Test(arguments: [
    (Ping.Event.start, "", "/ok/start"), (.success, "", "/ok"), (.fail, "", "/ok/fail"),
    (.fail, "?create=1", "/ok/fail?create=1"),
  ])
  func `It is one GET request without a body`(
    _ event: Ping.Event, _ query: String, _ path: String
  ) throws {
    #expect(Ping.send("\(server.address)/ok\(query)", event) == nil)
    #expect(try server.requests() == ["GET \(path) HTTP/1.1 body=0"])
  }

  @Test(arguments: [500, 404, 302])
  func `Another answer than success is a failure, and no redirect is followed`(_ status: Int) throws
  {
    #expect(Ping.send("\(server.address)/\(status)", .success) == .refused(status: status))
    #expect(try server.requests().count == 1)
  }

  @Test func `A server that does not answer is waited for no longer than the limit`() throws {
    let clock = ContinuousClock()
    var failure: PingFailure?
    let spent = clock.measure {
      failure = Ping.send("\(server.address)/hang", .success, milliseconds: 300)
    }
    guard case .notSent = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(spent < .seconds(5))
  }

  @Test func `A server that answers bit by bit is waited for no longer than the limit`() throws {
    let clock = ContinuousClock()
    let spent = clock.measure {
      #expect(Ping.send("\(server.address)/drip", .success, milliseconds: 300) != nil)
    }
    #expect(spent < .seconds(5))
  }

  @Test func `A closed port, a wrong certificate and a wrong address are failures without it`() {
    for url in [
      "http://127.0.0.1:1/secret", "https://127.0.0.1:\(server.port)/secret",
      "http://secret.invalid/secret", "http://secret\u{1}/", "file:///etc/secret", "secret", "",
    ] {
      let failure = Ping.send(url, .start, milliseconds: 3000)
      let text = failure?.description ?? ""
      #expect(failure != nil, "\(url)")
      #expect(!text.contains("secret") && text.hasSuffix(".") && !text.contains("\n"))
    }
  }

  @Test func `A proxy of the environment is not used`() async {
    await #expect(processExitsWith: .success) {
      setenv("http_proxy", "http://127.0.0.1:1", 1)
      setenv("ALL_PROXY", "http://127.0.0.1:1", 1)
      let server = try PingServer()
      #expect(Ping.send("\(server.address)/ok", .success) == nil)
    }
  }
}
