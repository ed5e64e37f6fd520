// Prints a Mocha run on the console, line by line: the console is all that leaves a web worker.

class ConsoleReport {
  constructor(runner: Mocha.Runner) {
    runner.on('pass', (test) => console.log(`  ✓ ${test.fullTitle()} (${test.duration ?? 0} ms)`))
    runner.on('retry', (test, error) => {
      console.log(
        `  ↻ ${test.fullTitle()}: failed, and is tried once more in a new window\n${error.stack ?? error.message}`,
      )
    })
    runner.on('fail', (test, error) => console.log(`  ✗ ${test.fullTitle()}\n${error.stack ?? error.message}`))
  }
}

/** Mocha asks a reporter for no more than this constructor; its types ask for the ready-made reporters' fields too. */
export const consoleReport = ConsoleReport as unknown as Mocha.ReporterConstructor
