import type { Layer } from './architecture-layer.ts'
import { layers } from './architecture-layers.ts'

/** The layer that a file under src/ belongs to, or undefined when the table forgot it. */
export function layerOf(file: string): Layer | undefined {
  return layers.find((layer) => layer.files.some((glob) => matches(file, glob)))
}

/** True when a path or a package name fits a glob: `**` spans folders, `*` stays in one. */
export function matches(path: string, glob: string): boolean {
  const parts = glob.split(/(\*\*|\*)/).map((part) => {
    if (part === '**') return '.*'
    if (part === '*') return '[^/]*'
    return part.replaceAll(/[.@+]/g, String.raw`\$&`)
  })
  return new RegExp(`^${parts.join('')}$`).test(path)
}

/** The same row as patterns of the linter's no-restricted-imports, which reads the text alone. */
export function lintPatterns(layer: Layer): readonly string[] {
  const own = layer.files.map((glob) => glob.replace(/^src\//, ''))
  const allowed = [...own, ...layer.may].map((glob) => `!${asWritten(glob)}`)
  const banned = (layer.never ?? []).map((glob) => '\\' + asWritten(glob))
  return ['*', '!./**', '!../**', ...allowed, ...banned]
}

// Only our own folders are written with the sign of package.json's "imports".
const asWritten = (glob: string): string => (ours.test(glob) ? `#${glob}` : glob)
const ours =
  /^(core|assembly|share|incidents|sweep|lessons|swarm|worker|text|app|cli|verification|engines|main\.tsx|architecture)/
