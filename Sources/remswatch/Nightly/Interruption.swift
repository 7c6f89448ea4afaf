internal import Delivery
internal import Dispatch
internal import Glibc
internal import Synchronization

/// What happens when somebody asks the program to stop (SIGINT, SIGTERM): the unfinished run is
/// taken away and the program ends, at once; a run that is being published is finished first.
///
/// A kill that cannot be caught does no harm either: it leaves a folder for the next run to clear.
final class Interruption {
  private let state = State()
  private let sources: [any DispatchSourceSignal]

  /// Listens for the two signals until it is gone.
  init() {
    sources = [ExitStatus.interrupted, .terminated].map { [state] status in
      let number = status.rawValue - 128
      // Else the system ends the program before the source hears of it.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { state.end(status) }
      source.activate()
      return source
    }
  }

  /// Never ends once the program was asked to stop: an error that comes of the folder's having been
  /// taken away is not how it ends.
  deinit {
    protecting {}
    for source in sources { source.cancel() }
  }

  /// Names the folder to take away; nil: there is none any more.
  func setUnfinished(_ folder: String?) {
    state.unfinished.withLock { $0 = folder }
  }

  /// Runs `body`, which must not be broken off; never returns once the program was asked to stop.
  func protecting<Result: ~Copyable>(_ body: () throws -> Result) rethrows -> Result {
    state.publication.wait()
    defer { state.publication.signal() }
    return try body()
  }
}

/// What the thread that hears a signal shares with the one that works.
private final class State: Sendable {
  /// A disk that hangs must not keep the program from ending within five seconds.
  private static let longestWait = DispatchTimeInterval.seconds(4)

  let publication = DispatchSemaphore(value: 1)
  let unfinished = Mutex<String?>(nil)

  func end(_ status: ExitStatus) {
    // A run that is still being published when the time is up is left to the next run: to take its
    // files away now would let half of it be published.
    if publication.wait(timeout: .now() + Self.longestWait) == .success,
      let folder = unfinished.withLock({ $0 })
    {
      RunFolder.discard(folder)
    }
    // Not `exit`: the other threads are in the middle of their work.
    _exit(status.rawValue)
  }
}
