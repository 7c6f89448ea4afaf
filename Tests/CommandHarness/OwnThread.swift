internal import Dispatch
package import Testing

/// Gives each of the tests that mostly wait a thread of its own: there are no more threads for tests
/// than the machine has cores, and one that waits there keeps the others from working.
package struct OwnThread: TestTrait, SuiteTrait, TestScoping {
  package var isRecursive: Bool { true }

  package func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await withTaskExecutorPreference(Thread()) { try await function() }
  }

  private final class Thread: TaskExecutor {
    // A serial queue: one thread for each test, at once, however many there are already.
    private let queue = DispatchQueue(label: "a test that waits")

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
  }
}

extension Trait where Self == OwnThread {
  package static var onOwnThread: Self { OwnThread() }
}
