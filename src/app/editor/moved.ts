import { StateEffect, StateField, type Text } from '@codemirror/state'
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view'
import type { TextChange } from './text-changes.ts'

interface Place {
  readonly from: number
  readonly to: number
}

/** Marks places of the text as it will be. */
const move = StateEffect.define<readonly Place[]>()
const mark = Decoration.mark({ class: 'cm-moved' })

/** What was changed last from outside is marked until anything else is: where a slider has moved a number is seen. */
export const movedMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { docChanged, effects, newDoc }) {
    for (const effect of effects) {
      if (!effect.is(move)) continue
      const ranges = effect.value.flatMap((place) => {
        const { from, to } = wholeWord(newDoc, place)
        return from < to ? [mark.range(from, to)] : []
      })
      return Decoration.set(ranges, true)
    }
    return docChanged ? Decoration.none : marks
  },
  provide: (field) => EditorView.decorations.from(field),
})

/** The effect that marks what these changes insert; where most of a text is new, nothing in it has moved. */
export function markMoved(changes: readonly TextChange[], length: number): StateEffect<unknown> {
  const inserted = changes.reduce((sum, { insert }) => sum + insert.length, 0)
  if (inserted * 2 > length) return move.of([])
  let shift = 0
  const places = changes.map(({ from, to, insert }) => {
    const at = from + shift
    shift += insert.length - (to - from)
    return { from: at, to: at + insert.length }
  })
  return move.of(places)
}

/** Of a number of which one digit has changed all digits are marked. */
function wholeWord(doc: Text, { from, to }: Place): Place {
  const start = doc.lineAt(from)
  const end = doc.lineAt(to)
  const before = /[\w.]*$/u.exec(start.text.slice(0, from - start.from))?.[0] ?? ''
  const after = /^[\w.]*/u.exec(end.text.slice(to - end.from))?.[0] ?? ''
  return { from: from - before.length, to: to + after.length }
}
