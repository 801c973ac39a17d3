import { ChildProcess } from 'node:child_process';

// All that Node starts without waiting for it goes through this method.
Object.assign(ChildProcess.prototype, {
  spawn() {
    throw new Error(
      'Only tests of the project `whole` start programs: name what starts them in test/projects/projectOf.ts.',
    );
  },
});
