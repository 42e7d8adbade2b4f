import type { ManifestFile, ManifestObject } from './documents.ts'
import { nodeAt, positionAt } from './places.ts'
import { isCollection } from 'yaml'

/** The most words of one file that are told one by one. */
const most = 20

/**
 * Words of the objects that are used which YAML 1.1, and so the tools of Kubernetes, read as a boolean
 * or as another number than their digits say.
 */
export function noticesOf(
  file: ManifestFile,
  objects: readonly ManifestObject[],
): readonly string[] {
  const told = objects.flatMap(({ document, base }) => {
    const { node } = nodeAt(file, document, base)
    const [from = 0, to = Infinity] = (isCollection(node) ? node.range : null) ?? []
    const words = file.plain[document]?.surprises ?? []
    return words.filter(({ offset }) => offset >= from && offset < to)
  })
  return told.slice(0, most).map(({ offset, source, value }) => {
    const { line, column } = positionAt(file, offset)
    return `Line ${line}, column ${column}: ${source} without quotes is ${String(value)}, as the tools of Kubernetes read it; they keep to YAML 1.1.`
  })
}
