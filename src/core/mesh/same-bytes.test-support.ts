/** Names of the columns whose bytes differ; what was last in hand is scratch. */
export function differences(a: object, b: object, path = ''): readonly string[] {
  return Object.entries(a).flatMap(([name, one]: [string, unknown]) => {
    const other: unknown = b[name as keyof object]
    if (ArrayBuffer.isView(one) && ArrayBuffer.isView(other)) {
      return name === 'hand' || isSame(one, other) ? [] : [path + name]
    }
    return differences(one as object, other as object, `${path}${name}.`)
  })
}

function isSame(one: ArrayBufferView, other: ArrayBufferView): boolean {
  const a = wordsOf(one)
  const b = wordsOf(other)
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** By words, where a column is of whole ones: there are megabytes of them. */
const wordsOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Int32Array | Uint8Array =>
  byteLength % 4 === 0
    ? new Int32Array(buffer, byteOffset, byteLength / 4)
    : new Uint8Array(buffer, byteOffset, byteLength)
