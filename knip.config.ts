import type { KnipConfig } from 'knip'

const config: KnipConfig = {
  entry: [
    'src/worker/*-worker.ts',
    'src/share/link-worker.ts',
    'src/share/reading/{import,manifest}-worker.ts',
    'src/cli/{main,bench,swarm}.ts',
    'src/sweep/pool/sweep-worker.ts',
    // Named by the build (scripts/vite/fetch-first.ts).
    'src/app/fetch-first.ts',
    'src/verification/main.ts',
    'src/engines/{main,worker}.ts',
    // Compiled by scripts/assembly.mjs.
    'src/assembly/slot.ts',
    'scripts/*.mjs',
    'scripts/bench/page/{main,mesh,mesh-worker,transport,transport-worker}.ts',
    'scripts/shots/plates/plates.ts',
    'public/*.js',
    'scripts/mutants/*.config.{ts,mjs}',
  ],
  project: ['src/**/*.{ts,tsx,css}', 'e2e/**/*.ts', 'scripts/**/*.{ts,mjs}'],
  ignoreExportsUsedInFile: true,
  // Written from lists of which the compiled sources need a part.
  ignoreIssues: { 'src/assembly/constants.ts': ['namespaceMembers'] },
  // Present where it is used, and looked for first.
  ignoreBinaries: ['apt-get', 'parallel', /^g\+\+$/u],
  // Called by its path, and named in its own configuration.
  ignoreDependencies: ['@stryker-mutator/core', '@stryker-mutator/vitest-runner'],
  compilers: {
    // Fonts are named by url(…) of a package's file.
    css: (text: string) =>
      [...text.matchAll(/url\(\s*['"]?(@?[^'")]+)/g)]
        .map(([, path]) => `import '${path}'`)
        .join('\n'),
  },
}

export default config
