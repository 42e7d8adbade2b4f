import { defineConfig } from 'vitest/config'

/** The tests that hold the policies: their own, and the vectors of the real controllers. */
export default defineConfig({
  test: {
    include: ['src/core/policies/*.test.ts', 'src/verification/vectors.test.ts'],
    environment: 'node',
    pool: 'threads',
    isolate: false,
    testTimeout: 30_000,
  },
})
