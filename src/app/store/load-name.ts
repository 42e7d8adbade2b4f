import type { LoadCurve } from '#core/traffic/load.ts'
import { isSame } from './settings.ts'

/** The name of the file that a load came from. */
export interface LoadName {
  /** Keeps the name of the file that a load came from, for as long as that load is in force. */
  nameLoad(load: LoadCurve, name: string): void
  /** The name of the file that a load came from, or null. */
  loadName(load: LoadCurve): string | null
}

/** Remembers the name of the file that the newest imported load came from. */
export function rememberLoadName(): LoadName {
  let named: { readonly load: LoadCurve; readonly name: string } | null = null
  return {
    nameLoad(load, name) {
      named = { load, name }
    },
    loadName(load) {
      if (named === null || !isSame(load, named.load)) return null
      // The worker's copy of a load is another object; remembering it makes the next look quick.
      named = { load, name: named.name }
      return named.name
    },
  }
}
