import { refuse, type Refusal, type Result } from '#core/schema/schema.ts'
import { shown } from '#core/schema/validate.ts'
import { notText } from './file-limits.ts'
import { jsonFault } from './json-fault.ts'
import { isRecord } from './plain.ts'

/** The format of a file of ours, a name and a digit, and what is said of a file that has none, or another one. */
export interface FileKind {
  readonly format: string
  readonly missing: Refusal
  readonly other: (format: string) => Refusal
}

/** The fields of a file of that kind, none of them checked; anything else is refused by name. */
export function fieldsOfFile(
  text: string,
  { format: wanted, missing, other }: FileKind,
): Result<Readonly<Record<string, unknown>>> {
  const binary = notText(text)
  if (binary !== null) return refuse(binary)
  let data: unknown
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    // A SyntaxError, or a RangeError on absurdly deep nesting.
    const reason = jsonFault(text, error)
    return refuse(`This file is no complete JSON (${reason}): download or copy it again.`)
  }
  if (!isRecord(data) || typeof data.format !== 'string') return missing
  const { format, ...fields } = data
  if (format === wanted) return { ok: true, value: fields }
  const name = wanted.replace(/\d+$/, '')
  const isNewer = format.startsWith(name) && /^\d{1,9}$/.test(format.slice(name.length))
  return isNewer
    ? refuse(
        `This file was made with a newer version of Digital Mitosis (${format}; this page reads ${wanted}).`,
      )
    : other(shown(format))
}
