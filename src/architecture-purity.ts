import { parseSync } from 'vite'
import type { SourceFile } from './architecture-imports.ts'

// Every engine gives the same bits for these; the rest of Math differs in the last one.
const exactMath = new Set(
  'sqrt floor trunc ceil round sign abs min max imul clz32 fround PI E LN2 LN10 LOG2E LOG10E SQRT2 SQRT1_2'.split(
    ' ',
  ),
)

/** What the linter cannot forbid in the simulation: powers, classes, and inexact functions. */
export function impurities(file: SourceFile): readonly string[] {
  const found: string[] = []
  walk(parseSync(file.path, file.text).program, (node) => {
    const where = `${file.path}:${file.text.slice(0, Number(node.start)).split('\n').length}`
    if (node.operator === '**' || node.operator === '**=') found.push(`${where} uses **`)
    if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') {
      found.push(`${where} declares a class`)
    }
    const used = memberOfMath(node)
    if (used !== undefined && !exactMath.has(used)) found.push(`${where} uses Math.${used}`)
  })
  return found
}

type Node = Readonly<Record<string, unknown>>

// The tree is plain data; whatever has a type is a node.
function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit)
    return
  }
  if (!isNode(value)) return
  if (typeof value.type === 'string') visit(value)
  for (const part of Object.values(value)) walk(part, visit)
}

// Math[name] counts as an unknown function, and so does Math handed on as a whole.
function memberOfMath(node: Node): string | undefined {
  if (node.type === 'VariableDeclarator' && isMath(node.init)) return '(the whole object)'
  if (node.type !== 'MemberExpression' || !isMath(node.object)) return undefined
  if (node.computed === true || !isNode(node.property)) return '[computed]'
  return String(node.property.name)
}

function isMath(value: unknown): boolean {
  return isNode(value) && value.type === 'Identifier' && value.name === 'Math'
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null
}
