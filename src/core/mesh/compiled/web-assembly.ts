import { base64 } from './bytes.ts'

/** The part of WebAssembly that is needed. It is exact in every engine, so it belongs to the language here and not to the surroundings. */
declare const WebAssembly:
  | {
      readonly Memory: new (size: { readonly initial: number }) => WebMemory
      readonly Module: new (bytes: Uint8Array) => object
      readonly Instance: new (module: object, imports: Imports) => { readonly exports: unknown }
    }
  | undefined

/** A memory, whose buffer stays the same because nothing lets it grow. */
export interface WebMemory {
  readonly buffer: ArrayBuffer
}

export type Imports = Readonly<Record<string, Readonly<Record<string, unknown>>>>

const pageBytes = 65_536

/** A zeroed memory of at least so many bytes; null where the engine has none to give. */
export function webMemory(bytes: number): WebMemory | null {
  if (typeof WebAssembly === 'undefined') return null
  try {
    return new WebAssembly.Memory({ initial: Math.ceil(bytes / pageBytes) })
  } catch {
    // Engines limit how many there may be at once.
    return null
  }
}

/** What the compiled module exports, on a memory; null where a page's policy or the engine refuses it. */
export function instantiate(imports: Imports): unknown {
  if (typeof WebAssembly === 'undefined') return null
  try {
    return new WebAssembly.Instance(new WebAssembly.Module(decoded(base64)), imports).exports
  } catch {
    // Without 'wasm-unsafe-eval' in the policy of the page, or in a mode that locks the engine down.
    return null
  }
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

function decoded(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.replaceAll('=', '').length * 3) / 4))
  let held = 0
  for (let i = 0, place = 0; place < bytes.length; i++) {
    held = (held << 6) | digits.indexOf(text.charAt(i))
    if (i % 4 > 0) bytes[place++] = held >> (6 - 2 * (i % 4))
  }
  return bytes
}
