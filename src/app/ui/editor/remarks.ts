import type { Remark } from '#app/editor/code-view.ts'
import type { Editing } from '#app/editor/editing.ts'
import type { TextReading } from '#app/editor/manifests.ts'
import type { RefusedField } from '#share/manifests/draft.ts'
import { editorText } from '#text/en/editor.ts'
import { steady } from '#text/steady.ts'
import type { Words } from '#text/words.ts'

/** A place that a sentence begins with. */
export interface Place {
  readonly line: number
  readonly column: number | null
}

/** Where a refusal is: the readers of manifests begin with it. */
export function placeNamed(sentence: string): Place | null {
  const [, line, column] = /^Line (\d+)(?:, column (\d+))?:/u.exec(sentence) ?? []
  if (line === undefined) return null
  return { line: Number(line), column: column === undefined ? null : Number(column) }
}

/** What is to be marked in the text: what is wrong with it, and what must still be decided. */
export function remarksOf(
  reading: TextReading | null,
  { text, say }: Words,
  editing: Pick<Editing, 'choices' | 'answer'>,
): readonly Remark[] {
  if (reading === null) return []
  const words = text(editorText)
  const { problem, refused, needs } = reading
  const place = problem === null ? null : placeNamed(problem)
  const wrong =
    problem === null || place === null
      ? []
      : [{ ...place, severity: 'error' as const, message: say(problem) }]
  const warning = { column: null, severity: 'warning' as const }
  return [
    ...wrong,
    ...refused
      .filter(({ accepted }) => !accepted)
      .map((field) => ({
        ...warning,
        line: field.line,
        column: field.column,
        message: `${steady(field.path)}: ${say(field.reason)}`,
        action: { name: words.leaveOut, act: () => leaveOut(editing, refused, field) },
      })),
    ...needs
      .filter(({ signal }) => signal === null)
      .map(({ line, name }) => ({ ...warning, line, message: words.unanswered(steady(name)) })),
  ]
}

/** Accepts that a field is not simulated. */
export function leaveOut(
  editing: Pick<Editing, 'choices' | 'answer'>,
  refused: readonly RefusedField[],
  field: RefusedField,
): void {
  const accepted = refused.filter((one) => one.accepted || one.key === field.key)
  editing.answer({ ...editing.choices(), accepted: accepted.map(({ key }) => key) })
}
