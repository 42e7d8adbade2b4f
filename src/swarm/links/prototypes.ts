/** What all objects, lists, functions and texts inherit. */
const inherited = [Object.prototype, Array.prototype, Function.prototype, String.prototype].map(
  (one) => ({ one, keys: Reflect.ownKeys(one) }),
)

/** What was put into or taken from one of them since this was loaded; null where nothing was. */
export function changedPrototype(): string | null {
  for (const { one, keys } of inherited) {
    const now = Reflect.ownKeys(one)
    const changed =
      now.find((key, index) => key !== keys[index]) ?? keys.find((key, index) => key !== now[index])
    if (changed !== undefined) return `has changed “${String(changed)}” of a prototype`
  }
  return null
}
