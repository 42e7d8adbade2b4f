const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const valueOf = new Map(Array.from(alphabet, (letter, value) => [letter, value]))

/** Bytes as base64url without padding (RFC 4648 §5): safe in a link, in a file name, in a QR code. */
export function encodeBase64Url(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const [one = 0, two = 0, three = 0] = bytes.subarray(i, i + 3)
    const letters = letterOf(one >> 2) + letterOf(((one & 3) << 4) | (two >> 4))
    const rest = letterOf(((two & 15) << 2) | (three >> 6)) + letterOf(three & 63)
    text += (letters + rest).slice(0, Math.min(4, bytes.length - i + 1))
  }
  return text
}

/** The bytes of a base64url text, or null where it is none; every text has exactly one meaning. */
export function decodeBase64Url(text: string): Uint8Array | null {
  if (text.length % 4 === 1) return null
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let bits = 0
  let held = 0
  let written = 0
  for (const letter of text) {
    const value = valueOf.get(letter)
    if (value === undefined) return null
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[written++] = held >> bits
  }
  // Spare bits that are not 0 would let two texts stand for the same bytes.
  return (held & ((1 << bits) - 1)) === 0 ? bytes : null
}

/** The letter of a value from 0 to 63. */
export function letterOf(value: number): string {
  return alphabet.charAt(value)
}
