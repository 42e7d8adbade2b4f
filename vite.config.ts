import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { contentPolicy } from './scripts/vite/content-policy.ts'
import { fidelity } from './scripts/vite/fidelity.ts'
import { fetchFirst, withItsOwnFile } from './scripts/vite/fetch-first.ts'
import { licenses, shippedModules } from './scripts/vite/licenses.ts'
import { LongestFirst } from './scripts/vite/longest-first.ts'
import { posterPages } from './scripts/vite/poster-pages.ts'
import { previewPages } from './scripts/vite/preview-pages.ts'
import { publicAddress } from './scripts/vite/public-address.ts'
import { shortShaders } from './scripts/vite/short-shaders.ts'

const shipped = shippedModules()
const address = publicAddress()

export default defineConfig({
  // Relative addresses: the page works from any folder of any host.
  base: './',
  define: { PUBLIC_ADDRESS: JSON.stringify(address) },
  plugins: [
    react(),
    shortShaders(),
    contentPolicy(),
    fetchFirst(),
    fidelity(),
    previewPages(address),
    posterPages(address),
    shipped.collect(),
    licenses(shipped),
  ],
  worker: {
    // A classic worker also starts in a sandboxed frame, where a module worker is refused.
    format: 'iife',
    plugins: () => [shipped.collect()],
  },
  build: {
    target: ['chrome140', 'edge140', 'firefox140', 'safari17'],
    manifest: true,
    // Data addresses are forbidden for fonts and scripts by the page's own policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false, resolveDependencies: withItsOwnFile },
    // A sheet of a part that could not be loaded once is never asked for again; all together are 14 KB.
    cssCodeSplit: false,
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    environment: 'node',
    // Data and functions leave nothing behind, and a process of its own for each file costs as much as its tests.
    pool: 'threads',
    isolate: false,
    // Of two cores one would be left idle.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // Heavy properties share two cores with the rest.
    testTimeout: 30_000,
  },
})
