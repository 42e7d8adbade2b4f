import { parse, parseExpressionAt, type AnyNode, type Program } from 'acorn'
import { refuse, type Result } from '#core/schema/schema.ts'
import { computedSentence } from './fields.ts'
import { sourceOf, writtenOf, type Written } from './literal.ts'

/** What a script of k6 says without being run. */
export interface K6Script {
  /** The object of its options. */
  readonly options: Written
  /** Calls of k6's http module that stand in it: what one iteration asks for, where none is in a loop or a branch. */
  readonly requests: number
  /** Seconds of all `sleep(…)` that stand in it with a number; null where there is none. */
  readonly sleeps: number | null
}

const languages = { ecmaVersion: 'latest', locations: true } as const

/**
 * Reads the options of a script, or a file of options in JSON, with acorn, which only parses: nothing of the text is
 * ever run. Comments and trailing commas may stand in both.
 */
export function readScript(text: string): Result<K6Script> {
  try {
    const start = /^\uFEFF?\s*\{/u.exec(text)
    return start === null ? ofModule(text) : ofObject(text, start[0].length - 1)
  } catch (error) {
    return refuse(faultOf(error))
  }
}

function ofObject(text: string, start: number): Result<K6Script> {
  const node = parseExpressionAt(text, start, languages)
  const rest = text.slice(node.end).replaceAll(/\/\*[^]*?\*\/|\/\/.*|[\s;]/gu, '')
  if (rest !== '')
    return refuse('Behind the options of this file something else follows; leave only the object.')
  return { ok: true, value: { options: writtenOf(node, text), requests: 0, sleeps: null } }
}

function ofModule(text: string): Result<K6Script> {
  // The sign of byte order is no JavaScript inside a text.
  const plain = text.replace(/^\uFEFF/u, ' ')
  const program = parse(plain, { ...languages, sourceType: 'module', allowHashBang: true })
  const node = optionsOf(program)
  if (node === null) {
    return refuse(
      'This script exports no options; write “export const options = {…}” with its scenarios into it.',
    )
  }
  const options = writtenOf(node, plain)
  if (options.kind !== 'object') return refuse(computedSentence(options, sourceOf(node, plain)))
  return { ok: true, value: { options, ...callsOf(program) } }
}

/** The value that is exported as `options`: at its declaration, or from one under this or another name. */
function optionsOf({ body }: Program): AnyNode | null {
  const declared = new Map<string, AnyNode>()
  let exported: string | null = null
  for (const statement of body) {
    const declaration =
      statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if (statement.type === 'ExportNamedDeclaration') {
      for (const { exported: outer, local } of statement.specifiers) {
        if (nameOf(outer) === 'options') exported = nameOf(local)
      }
    }
    if (declaration?.type !== 'VariableDeclaration') continue
    for (const { id, init } of declaration.declarations) {
      if (id.type !== 'Identifier' || init === null || init === undefined) continue
      declared.set(id.name, init)
      if (statement.type === 'ExportNamedDeclaration' && id.name === 'options') exported = id.name
    }
  }
  return exported === null ? null : (declared.get(exported) ?? null)
}

function nameOf(node: AnyNode): string | null {
  if (node.type === 'Identifier') return node.name
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : null
}

const methods = new Set(['get', 'post', 'put', 'patch', 'del', 'head', 'options', 'request'])

/** Counts what one iteration does, as far as it stands there in so many words. */
function callsOf(program: Program): Pick<K6Script, 'requests' | 'sleeps'> {
  let requests = 0
  let sleeps: number | null = null
  const open: unknown[] = [program]
  while (open.length > 0) {
    const node = open.pop()
    if (typeof node !== 'object' || node === null) continue
    if (isCall(node)) {
      const [first] = node.arguments
      const { callee } = node
      if (callee.type === 'MemberExpression' && isHttp(callee.object, callee.property)) requests++
      if (callee.type === 'Identifier' && callee.name === 'sleep' && first?.type === 'Literal') {
        if (typeof first.value === 'number') sleeps = (sleeps ?? 0) + first.value
      }
    }
    const children: readonly (readonly [string, unknown])[] = Object.entries(node)
    // The places of a node are many, and no calls.
    for (const [name, child] of children) if (name !== 'loc') open.push(child)
  }
  return { requests, sleeps }
}

function isCall(node: object): node is Extract<AnyNode, { type: 'CallExpression' }> {
  return 'type' in node && node.type === 'CallExpression'
}

function isHttp(object: AnyNode, property: AnyNode): boolean {
  return (
    object.type === 'Identifier' &&
    object.name === 'http' &&
    property.type === 'Identifier' &&
    methods.has(property.name)
  )
}

function faultOf(error: unknown): string {
  // The parser calls itself for every bracket, and so does what reads its tree.
  const isDeep = error instanceof Error && error.message.includes('stack space')
  if (isDeep || error instanceof RangeError)
    return 'This file is nested too deeply to be read; leave only its options in it.'
  const { line, column } = placeOfFault(error)
  return `Line ${line}, column ${column}: this is neither JavaScript nor JSON. Mend it there; of TypeScript take what it compiles to.`
}

function placeOfFault(error: unknown): { readonly line: number; readonly column: number } {
  if (error instanceof SyntaxError && 'loc' in error) {
    const { loc } = error
    if (typeof loc === 'object' && loc !== null && 'line' in loc && 'column' in loc)
      return { line: Number(loc.line), column: Number(loc.column) + 1 }
  }
  return { line: 1, column: 1 }
}
