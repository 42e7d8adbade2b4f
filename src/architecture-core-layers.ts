import type { Layer } from './architecture-layer.ts'
import { faceExceptions, faces, parts, scenarios, tables } from './architecture-parts.ts'

/** The rows of the core, in the order in which a file looks for its own. */
export const coreLayers: readonly Layer[] = [
  { name: 'core/kernel', files: ['src/core/kernel/**'], may: [] },
  { name: 'core/schema', files: ['src/core/schema/**'], may: [] },
  {
    name: 'core/policies',
    files: ['src/core/policies/**'],
    may: ['core/kernel/**', 'core/schema/**'],
  },
  {
    name: 'core/cells',
    files: ['src/core/cells/**'],
    may: ['core/kernel/**', 'core/schema/**', 'core/policies/**'],
  },
  {
    name: 'core/traffic',
    files: ['src/core/traffic/**'],
    may: ['core/kernel/**', 'core/schema/**', 'core/policies/**'],
  },
  {
    name: 'core/mesh',
    files: ['src/core/mesh/**'],
    may: ['core/kernel/**', 'core/traffic/**'],
  },
  {
    name: 'core/levels',
    files: ['src/core/levels/**'],
    // The rungs of a run are named where it is recorded.
    may: ['core/kernel/**', 'core/traffic/**', 'core/organisms/recording.ts'],
  },
  {
    name: 'assembly',
    files: ['src/assembly/**'],
    may: [],
  },
  {
    name: 'core/control',
    files: ['src/core/control/**'],
    may: [...parts, 'core/organisms/*.ts'],
    never: tables,
  },
  {
    name: 'core/organisms: the registry',
    files: ['src/core/organisms/models.ts'],
    may: ['core/organisms/**', 'core/schema/**', 'core/kernel/**'],
  },
  {
    name: 'core/organisms: tables of what is known of all',
    files: ['src/core/organisms/systems.ts', 'src/core/organisms/scenarios.ts'],
    may: ['core/schema/**', ...faces, ...scenarios],
    never: faceExceptions,
  },
  {
    name: 'core/organisms: the face',
    files: ['src/core/organisms/*.ts'],
    may: parts,
    never: tables,
  },
  {
    name: 'core/organisms: views and lessons',
    files: [
      'src/core/organisms/*/view.ts',
      'src/core/organisms/*/lesson.ts',
      'src/core/organisms/*/lessons/**',
    ],
    may: [
      'core/organisms/*.ts',
      'core/organisms/*/parameters.ts',
      'core/organisms/*/together.ts',
      ...scenarios,
      'core/schema/**',
    ],
    never: tables,
    keepsToItsFolder: true,
  },
  {
    name: 'core/organisms: one system',
    files: ['src/core/organisms/*/**'],
    may: [...parts, 'core/levels/**', 'core/mesh/**', 'core/control/**', 'core/organisms/*.ts'],
    never: tables,
    keepsToItsFolder: true,
  },
]
