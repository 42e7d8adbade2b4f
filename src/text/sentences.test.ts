import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'
import { sayInGerman } from './de/german.ts'
import { createTranslate } from './translate.ts'

const root = join(import.meta.dirname, '..')

interface Node {
  readonly type: string
  readonly [name: string]: unknown
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

/** A text of the source with `{}` for every value in it; null for anything else. */
function templateOf(node: unknown): string | null {
  if (!isNode(node)) return null
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null
  if (node.type === 'TemplateLiteral' && Array.isArray(node.quasis)) {
    return node.quasis.map((part: { value: { cooked: string } }) => part.value.cooked).join('{}')
  }
  if (node.type !== 'BinaryExpression' || node.operator !== '+') return null
  const [left, right] = [templateOf(node.left), templateOf(node.right)]
  return left === null || right === null ? null : left + right
}

/** What is given to these is for programmers, or names of fields in one text. */
const silent = new Set(['assert', 'idleFields', 'alike', 'namesIn', 'scaleTarget'])

/** The texts under a node, the longest ones only, without what a programmer's error says. */
function* templatesOf(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const item of value) yield* templatesOf(item)
  if (!isNode(value)) return
  if (value.type === 'CallExpression' && isNode(value.callee)) {
    if (silent.has(String(value.callee.name))) return
  }
  const template = templateOf(value)
  if (template !== null) yield template
  else for (const child of Object.values(value)) yield* templatesOf(child)
}

/** What is for programmers, part of a larger sentence, a list of names, or a head of a file. */
const notSaid =
  /^(arrivals|routing|service demand|patience|failed attempts|back-off jitter|image pull|scrape phase|pod uid|sync delay|knative scrape)|^(a recording is checked|a tree has its original|The page was closed|Maximum call stack)|^(One line that begin|\{\} lines that begin|\{\} with #| and \{\} more| or |\{\} in \{\} s$|Not used: \{\}\{\})|^#|^stack space$|^import http from|^ +\{ duration: |^[\w ]+ \([\w/ ]+\)$/u

const folders = [
  'share',
  'core/schema',
  'core/policies',
  'core/traffic',
  'core/control',
  'core/organisms',
  'app/store',
  'lessons',
]
const files = [
  ...folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(folder, name),
    ),
  ),
  join('worker', 'client.ts'),
  join('worker', 'host.ts'),
  join('app', 'exports', 'film-stage.ts'),
  join('app', 'exports', 'gif-sink.ts'),
  join('app', 'exports', 'video-sink.ts'),
  join('app', 'exports', 'second-run.ts'),
  join('app', 'lessons', 'desk.ts'),
  join('app', 'lessons', 'reach.ts'),
].filter(
  (name) =>
    name.endsWith('.ts') &&
    !/test|parameters\.ts|service-fields\.ts|call-fields\.ts|parameter-help|scenarios|lesson-words|organisms.*lesson|text.*lesson|theory|model\.ts|observe\.ts|invariants\.ts/u.test(
      name,
    ),
)

const sentences = files.flatMap((name) =>
  [...templatesOf(parseSync(name, readFileSync(join(root, name), 'utf8')).program)]
    .filter((text) => /\p{L}{2,} \S|\S \p{L}{2,}/u.test(text) && !notSaid.test(text))
    .map((template) => ({ name, template })),
)

describe('sentences of validators and importers', () => {
  it('[X2] each is known in German', () => {
    expect(sentences.length).toBeGreaterThan(150)
    const missing = sentences.filter(({ template }) => {
      let value = 0
      const said = template.replaceAll('{}', () => `x${value++}`)
      return sayInGerman(said) === said
    })
    expect(missing).toEqual([])
  })

  it.each([
    [
      '“Boot” must lie between 0 and 3600 s, not 4000.',
      '„Hochfahren“ muss zwischen 0 und 3600 s liegen, nicht bei 4000.',
    ],
    [
      'The run in this link is not possible: Change 3 of the log: There is no setting called “boots”.',
      'Der Lauf in diesem Link ist nicht möglich: Änderung 3 des Protokolls: Es gibt keine Einstellung namens „boots“.',
    ],
    [
      'Line 4, column 7: “spec.metrics[0].type” must be an object, not nothing.',
      'Zeile 4, Spalte 7: „spec.metrics[0].type“ muss ein Objekt sein, nicht nichts.',
    ],
    ['The load must be a curve, not “a list”.', 'Die Last muss eine Kurve sein, nicht „a list“.'],
    ['Something nobody has said.', 'Something nobody has said.'],
  ])('[X3] %s', (english, german) => {
    expect(sayInGerman(english)).toBe(german)
  })

  it('[X2] a hostile sentence ends soon', () => {
    const translate = createTranslate({ '{} a {}': '{1} b {0}', '{}: {}': '{0}; {1}' })
    const start = performance.now()
    translate(' a : '.repeat(20_000))
    expect(translate(': : : : : : : : :').length).toBeLessThan(60)
    for (const hostile of [
      'Line 3: “a” x and y or z: w, not q (r). ',
      ': a and b or c ',
      '“a b” must be c d, not e f: g h and ',
    ]) {
      expect(sayInGerman(hostile.repeat(Math.floor(2000 / hostile.length)))).not.toBe('')
    }
    expect(performance.now() - start).toBeLessThan(2000)
  })
})
