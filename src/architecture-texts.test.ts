import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'

const app = join(import.meta.dirname, 'app')

/** What is written as it is in every language: our own name, and Kubernetes' fields and values. */
const allowed =
  /^(Digital Mitosis|apiVersion: autoscaling\/v2 …|selectPolicy|tolerance|True|False)$/u

/** Attributes that a visitor reads or hears. */
const read = [
  'label',
  'title',
  'help',
  'placeholder',
  'alt',
  'summary',
  'aria-label',
  'aria-valuetext',
]

interface Node {
  readonly type: string
  readonly start: number
  readonly [name: string]: unknown
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

/** Every node of a syntax tree. */
function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* nodesOf(item)
  else if (isNode(value)) {
    yield value
    for (const [name, child] of Object.entries(value)) if (name !== 'parent') yield* nodesOf(child)
  }
}

/** The literal texts that a value of JSX can become: strings, templates, both sides of a choice. */
function* textsOf(value: unknown): Generator<string> {
  if (!isNode(value)) return
  if (value.type === 'Literal' && typeof value.value === 'string') yield value.value
  if (value.type === 'JSXText' && typeof value.value === 'string') yield value.value
  if (value.type === 'TemplateLiteral') {
    for (const part of nodesOf(value.quasis)) {
      const { value: written } = part
      if (typeof written === 'object' && written !== null && 'raw' in written) {
        yield String(written.raw)
      }
    }
  }
  if (value.type === 'JSXExpressionContainer') yield* textsOf(value.expression)
  if (value.type === 'ConditionalExpression') {
    yield* textsOf(value.consequent)
    yield* textsOf(value.alternate)
  }
  if (value.type === 'LogicalExpression') yield* textsOf(value.right)
}

/** Literal texts in front of the visitor, with the line they stand in. */
function literals(path: string, text: string): readonly string[] {
  const { program } = parseSync(path, text)
  const found: string[] = []
  const add = (node: Node, written: string) => {
    const shown = written.trim()
    if (!/\p{L}{2,}/u.test(shown) || allowed.test(shown)) return
    found.push(`${path}:${text.slice(0, node.start).split('\n').length} ${shown}`)
  }
  for (const node of nodesOf(program)) {
    if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
      const { children } = node
      if (Array.isArray(children))
        for (const child of children) for (const written of textsOf(child)) add(node, written)
    }
    if (
      node.type === 'JSXAttribute' &&
      isNode(node.name) &&
      read.includes(String(node.name.name))
    ) {
      for (const written of textsOf(node.value)) add(node, written)
    }
    if (node.type === 'Property' && isNode(node.key) && read.includes(String(node.key.value))) {
      for (const written of textsOf(node.value)) add(node, written)
    }
  }
  return found
}

const files = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/u.test(name) && !/\.test\./u.test(name))
  .map((name) => [name, readFileSync(join(app, name), 'utf8')] as const)

describe('texts in the source of the page', () => {
  it('[X1] a planted literal is seen', () => {
    expect(
      literals(
        'a.tsx',
        `export const a = <p title="Say it">Here {b ? 'or there' : 'x'} <b>too</b></p>`,
      ),
    ).toEqual(['a.tsx:1 Here', 'a.tsx:1 or there', 'a.tsx:1 Say it', 'a.tsx:1 too'])
    expect(literals('a.ts', `element('div', { 'aria-label': 'Time', class: 'wide' })`)).toEqual([
      'a.ts:1 Time',
    ])
    expect(
      literals('a.tsx', `export const a = <p className="wide">{text.here} <b>p99: 3 s</b></p>`),
    ).toEqual([])
  })

  it('[X1] no component and no part writes a text of its own', () => {
    expect(files.length).toBeGreaterThan(100)
    expect(files.flatMap(([name, text]) => literals(name, text))).toEqual([])
  })
})
