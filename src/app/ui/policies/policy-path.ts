import type { PolicySpec } from '#core/policies/policy.ts'
import type { Plain } from '#core/schema/schema.ts'
import type { Path } from './forms/field.ts'

/** Reads and writes single values of a policy, which is plain JSON; what is written is checked where it arrives. */

/** The value that stands there; undefined where nothing does. */
export function valueAt(spec: PolicySpec, path: Path): unknown {
  return path.reduce<unknown>(child, spec)
}

/** The policy with another value there. */
export function withValueAt(spec: PolicySpec, path: Path, value: Plain): unknown {
  return replaced(spec, path, value)
}

function child(node: unknown, name: string | number): unknown {
  return typeof node === 'object' && node !== null ? Reflect.get(node, name) : undefined
}

function replaced(node: unknown, [name, ...rest]: Path, value: Plain): unknown {
  if (name === undefined || typeof node !== 'object' || node === null) return value
  const next = replaced(child(node, name), rest, value)
  if (!Array.isArray(node)) return { ...node, [name]: next }
  const list: readonly unknown[] = node
  return list.with(Number(name), next)
}
