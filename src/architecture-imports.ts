import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'
import { parseSync } from 'vite'
import { layerOf, matches } from './architecture-globs.ts'
import type { Layer } from './architecture-layer.ts'

/** One import as it is written in a file, and what it means: a path under src/ or a package. */
export interface Edge {
  readonly from: string
  readonly written: string
  readonly to: string
}

/** A source file: its path from the project's root, with forward slashes, and its text. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

/** Every TypeScript file under src/, in a fixed order. */
export function sourceFiles(root: string): readonly SourceFile[] {
  return readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({
      path: relative(root, file).split(sep).join('/'),
      text: readFileSync(file, 'utf8'),
    }))
    .sort((one, other) => (one.path < other.path ? -1 : 1))
}

/** What a file imports: static, dynamic and re-exports, types too, with strings only. */
export function edgesOf(file: SourceFile): readonly Edge[] {
  const { module, errors } = parseSync(file.path, file.text)
  if (errors.length > 0) throw new Error(`${file.path} cannot be parsed: ${errors[0]?.message}`)
  const written = [
    ...module.staticImports.map((found) => found.moduleRequest.value),
    ...module.staticExports.flatMap((found) =>
      found.entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) =>
      file.text.slice(moduleRequest.start, moduleRequest.end).replaceAll(/^['"`]|['"`]$/g, ''),
    ),
  ]
  return [...new Set(written)].map((text) => ({
    from: file.path,
    written: text,
    to: resolve(file.path, text),
  }))
}

/** Why an import breaks the table, in words, or undefined when it keeps to it. */
export function violation(edge: Edge): string | undefined {
  const layer = layerOf(edge.from)
  if (layer === undefined) return `${edge.from} belongs to no layer of the table`
  const target = edge.to.replace(/^src\//, '')
  const isOurs = edge.to.startsWith('src/')
  const isOwn = isOurs && layerOf(edge.to) === layer
  const isRelative = edge.written.startsWith('.')
  const says = `${edge.from} (${layer.name}) imports ${edge.written}`
  if (isOurs && isRelative && !isNear(edge, layer)) return `${says} across layers without #`
  if (layer.never?.some((glob) => matches(target, glob))) return `${says}, which is excepted`
  if (layer.keepsToItsFolder === true && organism(edge.to) !== undefined) {
    if (organism(edge.to) !== organism(edge.from)) return `${says} from another system`
  }
  if (isOwn || layer.may.some((glob) => matches(target, glob))) return undefined
  return `${says}, which the table does not allow`
}

function resolve(from: string, written: string): string {
  const path = written.replace(/\?.*$/, '')
  if (path.startsWith('#')) return `src/${path.slice(1)}`
  if (path.startsWith('.')) return posix.join(dirname(from), path)
  return path
}

// Relative paths stay within a layer's folder: src/core/kernel, src/app/ui, src/share …
function isNear(edge: Edge, layer: Layer): boolean {
  return layerOf(edge.to) === layer || home(edge.from) === home(edge.to)
}

function home(path: string): string {
  const depth = /^src\/(core|app)\//.test(path) ? 3 : 2
  return path.split('/').slice(0, depth).join('/')
}

// The folder of a system under core/organisms, if the path lies in one.
function organism(path: string): string | undefined {
  return /^src\/core\/organisms\/([^/]+)\//.exec(path)?.[1]
}
