import type { Reporter, TestModule } from 'vitest/node';

/** Says in one plain last line how the run went, for whoever reads only that. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]) {
    const results = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const broken = modules.filter(
      (module) => module.state() === 'failed' && [...module.children.allTests('failed')].length === 0,
    );
    const count = (state: string) => results.filter((each) => each === state).length;
    const skipped = count('skipped') === 0 ? '' : `, ${count('skipped')} skipped`;
    const failed = count('failed') + broken.length + unhandledErrors.length;
    // After the summary of the default reporter, which is printed in the same round of events. What went wrong before a
    // test could begin is told by the exit code alone.
    process.once('exit', (code) =>
      console.log(`${count('passed')} passed, ${failed === 0 && code !== 0 ? 1 : failed} failed${skipped}`),
    );
  }
}
