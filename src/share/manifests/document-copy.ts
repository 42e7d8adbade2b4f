import { isMap, isNode, isScalar, isSeq, visit, type Document, type Node, type Pair } from 'yaml'
import type { Path } from './documents.ts'
import { isMerge, keyText } from './plain-values.ts'

/**
 * A copy of a document, to be changed and written anew. Numbers stay as they are written: 0644 is no
 * 644, and one of twenty digits is not rounded. What stands for several values has no values of its own
 * to change; then every alias and merge key becomes what it repeats.
 */
export function copyOf(document: Document.Parsed, isUnfolded: boolean): Document {
  const copy: Document = document.clone()
  copy.schema.tags = copy.schema.tags.map((tag) =>
    keepsSource.has(tag.tag) && tag.collection === undefined
      ? {
          ...tag,
          stringify: (item, ...rest) =>
            item.source ?? tag.stringify?.(item, ...rest) ?? String(item.value),
        }
      : tag,
  )
  if (isUnfolded) unfold(copy)
  return copy
}

const keepsSource = new Set(['tag:yaml.org,2002:int', 'tag:yaml.org,2002:float'])

/** Puts a value at a path of a copy; what is said beside the one before stays. */
export function putIn(copy: Document, path: Path, value: unknown): void {
  const before: unknown = copy.getIn(path, true)
  if (typeof value !== 'object') copy.setIn(path, value)
  else {
    const node = copy.createNode(value)
    if (isNode(before)) keepComments(node, before)
    copy.setIn(path, node)
  }
  // A scalar remembers how its former value was written.
  const now: unknown = copy.getIn(path, true)
  if (isScalar(now)) delete now.source
}

function unfold(copy: Document): void {
  const anchors = new Map<string, Node>()
  visit(copy, {
    Alias(_, alias) {
      const target = anchors.get(alias.source)?.clone()
      if (!isNode(target)) return undefined
      keepComments(target, alias)
      return target
    },
    Value(_, node) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node)
    },
  })
  visit(copy, {
    Value(_, node) {
      delete node.anchor
      if (isMap(node)) node.items = mergedPairs(node)
    },
  })
}

function keepComments(node: Node, { comment, commentBefore, spaceBefore }: Node): void {
  if (typeof comment === 'string') node.comment = comment
  if (typeof commentBefore === 'string') node.commentBefore = commentBefore
  if (spaceBefore !== undefined) node.spaceBefore = spaceBefore
}

/** The fields of an object with those that it takes over from others. */
function mergedPairs(map: unknown): Pair[] {
  if (!isMap(map)) return []
  const pairs = map.items.filter(({ key }) => !isMerge(key))
  const names = new Set(pairs.map(({ key }) => keyText(key)))
  for (const { key, value } of map.items) {
    if (!isMerge(key)) continue
    for (const pair of (isSeq(value) ? value.items : [value]).flatMap(mergedPairs)) {
      const name = keyText(pair.key)
      if (!names.has(name)) pairs.push(pair)
      names.add(name)
    }
  }
  return pairs
}
