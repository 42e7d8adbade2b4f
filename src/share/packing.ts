import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate'
import { refuse, type Result } from '#core/schema/schema.ts'

/** The most bytes that a packed text may unfold to: a hostile one is read in some milliseconds. */
export const unpackedMax = 65_536

// Small slices keep what a decompression bomb can unfold between two looks at the size small: 264 KB of these. The inflater
// takes 128 KB for each slice, however small, so that smaller ones would cost time and save nothing.
const sliceBytes = 256

/** A text as raw deflate (RFC 1951) against a dictionary that both sides know. */
export function pack(text: string, dictionary: Uint8Array): Uint8Array {
  // A fixed size of the match table makes the bytes the same in every engine.
  return deflateSync(strToU8(text), { level: 9, mem: 3, dictionary })
}

/** How many bytes a text has before it is packed. */
export function unpackedLength(text: string): number {
  return strToU8(text).length
}

/** The text of packed bytes; refused when they are damaged or unfold beyond `unpackedMax`. */
export function unpack(bytes: Uint8Array, dictionary: Uint8Array): Result<string> {
  const parts: Uint8Array[] = []
  let size = 0
  const inflate = new Inflate({ dictionary }, (part) => {
    size += part.length
    if (size <= unpackedMax) parts.push(part.slice())
  })
  try {
    for (let i = 0; i < bytes.length && size <= unpackedMax; i += sliceBytes) {
      inflate.push(bytes.subarray(i, i + sliceBytes), i + sliceBytes >= bytes.length)
    }
    return size > unpackedMax
      ? refuse('This link unfolds to more than 64 KiB; ask for the .mitosis.json file.')
      : { ok: true, value: strFromU8(joined(parts, size)) }
  } catch {
    // The inflater throws on bytes that are no deflate stream or end too early.
    return refuse('This link is damaged: copy it again in full, or ask for the .mitosis.json file.')
  }
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
