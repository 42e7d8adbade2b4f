import { documentOf, isSameDocument, known, withAnswer, type Document } from './documents.ts'
import type { Drive } from './drive.ts'
import { emptyTrail, record, type Trail } from './trail.ts'

/** A drive and the trail of the documents that it has had. */
export interface Editor {
  readonly drive: Drive
  trail: Trail<Document>
  /** The trail as it was before the wish that the worker has not answered; a refusal brings it back. */
  kept: Trail<Document> | null
  /** How many runs were opened since the visit began; none has the count of another one. */
  opens: number
}

/** An editor that has not changed anything yet. */
export function createEditor(drive: Drive): Editor {
  const editor: Editor = { drive, trail: emptyTrail(), kept: null, opens: 0 }
  drive.onAnswer = (group, isRefused) => {
    const { kept } = editor
    editor.kept = null
    if (isRefused && kept !== null) return follow(editor, kept)
    const answer = { tree: known(drive).tree, logged: !isRefused }
    const answered = (document: Document): Document => withAnswer(document, group, answer)
    const { before, after } = editor.trail
    const told = before.map(answered)
    // What was refused is no step.
    const steps = told.filter((one, i) => {
      const next = told[i + 1]
      return !isRefused || next === undefined || !isSameDocument(one, next)
    })
    follow(editor, { before: steps, after: after.map(answered) })
  }
  return editor
}

/** Keeps the present document to go back to. */
export function remember(editor: Editor): void {
  follow(editor, record(editor.trail, documentOf(editor.drive)))
}

/** Does what may change the document, as a step of the trail where it has; a wish that the run refuses will be none. */
export function step(editor: Editor, change: () => void): void {
  const { drive, trail } = editor
  const before = documentOf(drive)
  const isAlone = drive.asked.length === 0 && drive.mode !== 'seek'
  change()
  if (isSameDocument(documentOf(drive), before)) return
  follow(editor, record(trail, before))
  // With other wishes under way the answer could be one to them.
  if (isAlone && drive.asked.length > 0) editor.kept = trail
}

/** The trail becomes another one. */
export function follow(editor: Editor, trail: Trail<Document>): void {
  editor.trail = trail
  editor.drive.store.setState({
    canUndo: trail.before.length > 0,
    canRedo: trail.after.length > 0,
  })
}
