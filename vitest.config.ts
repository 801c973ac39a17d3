import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', './test/closingLine.ts'],
    // Azurite, Chromium and child processes start slowly on a busy machine; these limits only catch a hang.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
