import Foundation
import Glibc
import Testing

/// A web server of a test's own, with answers of every kind.
final class PingServer {
  private let process = Process()
  private let folder: TemporaryFolder
  let port: Int

  var address: String { "http://127.0.0.1:\(port)" }

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("", to: "requests")
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", Self.script, "\(folder.path)/requests"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let line = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
    port = try #require(Int(line.trimmingCharacters(in: .whitespacesAndNewlines)))
  }

  deinit {
    // A test's thread blocks the gentler signals, and the server inherits that.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// What was asked, in order.
  func requests() throws -> [String] {
    try #require(Disk.text("\(folder.path)/requests")).split(separator: "\n").map(String.init)
  }

  private static let script = """
    import http.server, sys, time
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        def do_GET(self):
            with open(sys.argv[1], "a") as log:
                log.write(f"{self.requestline} body={self.headers.get('Content-Length', 0)}\\n")
            kind = self.path.split("/")[1].split("?")[0]
            if kind == "hang": time.sleep(60)
            status = int(kind) if kind.isdigit() else 200
            self.send_response(status)
            if status == 302: self.send_header("Location", "/ok")
            self.send_header("Content-Length", "2000" if kind == "drip" else "2")
            self.end_headers()
            try:
                for _ in range(1000 if kind == "drip" else 1):
                    self.wfile.write(b"OK"); self.wfile.flush()
                    if kind == "drip": time.sleep(0.05)
            except OSError: pass
        def log_message(self, *words): pass
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_port, flush=True)
    server.serve_forever()
    """
}
