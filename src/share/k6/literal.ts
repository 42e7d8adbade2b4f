import type { AnyNode, ObjectExpression, Property } from 'acorn'

/** Where something stands in a text, both counted from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** A value as it is written in a script, with its place: data, or something that only running the script would tell. */
export type Written =
  | (Place & { readonly kind: 'value'; readonly value: string | number | boolean | null })
  | (Place & { readonly kind: 'list'; readonly items: readonly Written[] })
  | (Place & { readonly kind: 'object'; readonly fields: ReadonlyMap<string, Written> })
  /** `source` is its beginning as written. */
  | (Place & { readonly kind: 'computed'; readonly source: string })

/** Reads a tree of JavaScript as data. Nothing of it is run; what is no literal stays as what it is. */
export function writtenOf(node: AnyNode, text: string): Written {
  const place = placeOf(node)
  switch (node.type) {
    case 'Literal':
      // A regular expression and a number without end are no data of k6.
      if (node.regex === undefined && typeof node.value !== 'bigint' && isValue(node.value))
        return { ...place, kind: 'value', value: node.value }
      break
    case 'TemplateLiteral': {
      const [only, ...more] = node.quasis
      const value = only?.value.cooked
      if (more.length === 0 && typeof value === 'string') return { ...place, kind: 'value', value }
      break
    }
    case 'UnaryExpression': {
      const inner = writtenOf(node.argument, text)
      if (inner.kind === 'value' && typeof inner.value === 'number' && isSign(node.operator))
        return {
          ...place,
          kind: 'value',
          value: node.operator === '-' ? -inner.value : inner.value,
        }
      break
    }
    case 'ParenthesizedExpression':
      return writtenOf(node.expression, text)
    case 'ArrayExpression': {
      const items = node.elements.flatMap((item) => (item === null ? [] : [writtenOf(item, text)]))
      if (items.length === node.elements.length) return { ...place, kind: 'list', items }
      break
    }
    case 'ObjectExpression': {
      const fields = fieldsOf(node, text)
      if (fields !== null) return { ...place, kind: 'object', fields }
      break
    }
    default:
  }
  return { ...place, kind: 'computed', source: sourceOf(node, text) }
}

/** Where a node begins. */
export function placeOf(node: AnyNode): Place {
  return { line: node.loc?.start.line ?? 1, column: (node.loc?.start.column ?? 0) + 1 }
}

/** The beginning of a node as it is written, in one line. */
export function sourceOf(node: AnyNode, text: string): string {
  const source = text
    .slice(node.start, Math.min(node.end, node.start + 60))
    .replaceAll(/\s+/gu, ' ')
  return node.end - node.start > 60 ? `${source}…` : source
}

// Null where a key is computed, or where another object is spread into this one.
function fieldsOf(node: ObjectExpression, text: string): ReadonlyMap<string, Written> | null {
  const fields = new Map<string, Written>()
  for (const property of node.properties) {
    const name = property.type === 'Property' ? keyOf(property) : null
    if (name === null || property.type !== 'Property') return null
    const isPlain = property.kind === 'init' && !property.method
    const source = sourceOf(property, text)
    // As in JavaScript, the last of two fields of one name counts.
    fields.set(
      name,
      isPlain
        ? writtenOf(property.value, text)
        : { ...placeOf(property), kind: 'computed', source },
    )
  }
  return fields
}

function keyOf({ computed, key }: Property): string | null {
  if (computed) return null
  if (key.type === 'Identifier') return key.name
  return key.type === 'Literal' && isValue(key.value) ? String(key.value) : null
}

function isValue(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}

function isSign(operator: string): boolean {
  return operator === '-' || operator === '+'
}
