import { expect, test } from 'vitest';
import lock from '../package-lock.json' with { type: 'json' };

interface Locked {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

// An optional package that the registry lacked when the lock file was written is left out of it without a word, and then npm ci refuses.
test('the lock file holds every optional package, so that npm ci works on a fresh machine', () => {
  // Each package has a type of its own in the imported JSON; only this one field is of interest.
  const packages = Object.entries(lock.packages as Record<string, Locked>);
  const held = new Set(packages.map(([path]) => path.replace(/^.*node_modules\//, '')));
  const missing = packages.flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !held.has(name))
      .map(
        (name) =>
          `${name}, asked for by ${path === '' ? 'package.json' : path}: use a version that the registry has whole`,
      ),
  );
  expect(missing).toEqual([]);
});
