import {
  standardKeymap,
  history,
  historyField,
  historyKeymap,
  isolateHistory,
  undoDepth,
} from '@codemirror/commands'
import { yaml } from '@codemirror/lang-yaml'
import { indentUnit, syntaxHighlighting } from '@codemirror/language'
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint'
import {
  Annotation,
  Compartment,
  EditorState,
  Text,
  Transaction,
  type Extension,
} from '@codemirror/state'
import { EditorView, keymap, lineNumbers } from '@codemirror/view'
import { codeColours, codeTheme } from './code-theme.ts'
import { markMoved, movedMarks } from './moved.ts'
import { textChanges } from './text-changes.ts'

/** Something that is said about a line. */
export interface Remark {
  /** From 1. */
  readonly line: number
  /** From 1; null for the line as a whole. */
  readonly column: number | null
  readonly severity: 'error' | 'warning'
  readonly message: string
  /** What can be done about it, offered where it is told. */
  readonly action?: { readonly name: string; readonly act: () => void }
}

/** The words of the editor itself. */
export interface CodeWords {
  readonly label: string
  /** How it is left by key. */
  readonly help: string
}

/** A text in an editor of code. */
export interface CodeView {
  readonly text: () => string
  /** Puts another text in its place: only what differs changes, and it can be taken back like what is typed. */
  readonly put: (text: string) => void
  readonly remark: (remarks: readonly Remark[]) => void
  /** Puts the cursor into a line that shall be the first one seen. */
  readonly beginAt: (line: number) => void
  /** Puts the cursor into a line, with the focus. */
  readonly goTo: (line: number, column: number | null) => void
  readonly word: (words: CodeWords) => void
  readonly focus: () => void
  /** The text with its cursor and history, for another view of it. */
  keep(): KeptText
  destroy(): void
}

/** A text as one view leaves it to the next. */
export interface KeptText {
  readonly text: string
  readonly json: unknown
}

const kept = { history: historyField }
const fromOutside = Annotation.define<true>()

/**
 * Mounts an editor of YAML. It lives in a shadow root, where its styles are sheets that the page adopts: as elements,
 * which it would add to a document, the page's security policy forbids them. Keys, pasted texts and files stay inside.
 */
export function createCodeView(
  host: HTMLElement,
  start: string | KeptText,
  words: CodeWords,
  onTyped: () => void,
): CodeView {
  const shadow = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const help = document.createElement('p')
  help.id = 'help'
  help.hidden = true
  const labels = new Compartment()
  const labelled = ({ label }: CodeWords) =>
    EditorView.contentAttributes.of({
      'aria-label': label,
      'aria-describedby': help.id,
      tabindex: '0',
    })
  const extensions = [
    labels.of(labelled(words)),
    EditorView.updateListener.of(({ docChanged, transactions }) => {
      if (docChanged && !transactions.some((one) => one.annotation(fromOutside))) onTyped()
    }),
    ends.of(endsOf(typeof start === 'string' ? start : start.text)),
    fixed,
  ]
  const state =
    typeof start === 'string'
      ? EditorState.create({ doc: start, extensions })
      : EditorState.fromJSON(start.json, { extensions }, kept)
  const view = new EditorView({ state, root: shadow, parent: shadow })
  shadow.append(help)
  help.textContent = words.help
  const stopKeeping = keepInside(host)
  return {
    text: () => view.state.sliceDoc(),
    put: (text) => putText(view, text),
    remark(remarks) {
      const found = remarks.map((remark) => diagnosticOf(view.state.doc, remark))
      view.dispatch(setDiagnostics(view.state, found))
    },
    beginAt(line) {
      const { from } = placeOf(view.state.doc, line, null)
      const scroll = EditorView.scrollIntoView(from, { y: 'start', yMargin: 27 })
      view.dispatch({ selection: { anchor: from }, effects: scroll })
    },
    goTo(line, column) {
      const { from } = placeOf(view.state.doc, line, column)
      const scroll = EditorView.scrollIntoView(from, { y: 'center' })
      view.dispatch({ selection: { anchor: from }, effects: scroll })
      view.focus()
    },
    word(next) {
      help.textContent = next.help
      view.dispatch({ effects: labels.reconfigure(labelled(next)) })
    },
    focus: () => view.focus(),
    keep: () => ({ text: view.state.sliceDoc(), json: view.state.toJSON(kept) }),
    destroy() {
      stopKeeping()
      view.destroy()
      help.remove()
    },
  }
}

/** Takes in a text from outside. Who is elsewhere sees what has changed; who writes here keeps his place. */
function putText(view: EditorView, text: string): void {
  const changes = textChanges(view.state.doc.toString(), text.replaceAll('\r\n', '\n'))
  const [first] = changes
  view.dispatch({ effects: ends.reconfigure(endsOf(text)) })
  if (first === undefined) return
  // Behind the text that comes first there is nothing to go back to.
  const isFirst = view.state.doc.length === 0 && undoDepth(view.state) === 0
  const moved = markMoved(changes, text.length)
  view.dispatch({
    changes: changes.map(({ from, to, insert }) => ({
      from,
      to,
      insert: Text.of(insert.split('\n')),
    })),
    annotations: [
      fromOutside.of(true),
      isolateHistory.of('full'),
      Transaction.addToHistory.of(!isFirst),
    ],
    effects: view.hasFocus
      ? moved
      : [moved, EditorView.scrollIntoView(first.from, { y: 'nearest', yMargin: 40 })],
  })
}

/** How lines end, which a text keeps as it came. */
const ends = new Compartment()

function endsOf(text: string): Extension {
  const isOther = text.includes('\r\n') && !/(?<!\r)\n/u.test(text)
  return isOther ? EditorState.lineSeparator.of('\r\n') : []
}

/** What never changes. Tab is no key of the editor, so it leads on as anywhere else. */
const fixed = [
  lineNumbers(),
  // What stands at the end of a long line is seen with what it belongs to.
  EditorView.lineWrapping,
  lintGutter(),
  history(),
  movedMarks,
  yaml(),
  indentUnit.of('  '),
  EditorState.tabSize.of(2),
  syntaxHighlighting(codeColours),
  codeTheme,
  keymap.of([...standardKeymap, ...historyKeymap]),
  // A file is brought in as a whole, wherever it is dropped.
  EditorView.domEventHandlers({
    drop: ({ dataTransfer }) => (dataTransfer?.files.length ?? 0) > 0,
    beforeinput: typeOver,
  }),
]

/**
 * Puts what is typed in the place of what is selected. A browser that does so by itself writes styles into the text to
 * keep its look, which the page's security policy forbids.
 */
function typeOver(event: InputEvent, view: EditorView): boolean {
  const { inputType, data, cancelable } = event
  if (view.state.selection.main.empty || view.composing || !cancelable) return false
  const isDeleting = inputType.startsWith('deleteContent')
  if (!isDeleting && (inputType !== 'insertText' || data === null)) return false
  const userEvent = isDeleting ? 'delete.selection' : 'input.type'
  const replaced = view.state.replaceSelection(isDeleting ? '' : (data ?? ''))
  view.dispatch(replaced, { userEvent, scrollIntoView: true })
  return true
}

function diagnosticOf(doc: Text, { line, column, severity, message, action }: Remark): Diagnostic {
  const actions = action === undefined ? [] : [{ name: action.name, apply: action.act }]
  return { ...placeOf(doc, line, column), severity, message, actions }
}

/** The words of a line from a column on, without what it is indented by and the comment behind it. */
function placeOf(doc: Text, line: number, column: number | null): { from: number; to: number } {
  const { from, text } = doc.line(Math.min(Math.max(1, line), doc.lines))
  const indent = column === null ? text.length - text.trimStart().length : column - 1
  const start = Math.min(indent, text.length)
  const said = text.slice(start).replace(/\s+#.*$|\s+$/u, '')
  return { from: from + start, to: from + start + said.length }
}

/** The page must not take what is meant for the text: it would undo, import, or go to another view. */
function keepInside(host: HTMLElement): () => void {
  const keep = (event: Event) => event.stopPropagation()
  const kinds = ['keydown', 'paste'] as const
  for (const kind of kinds) host.addEventListener(kind, keep)
  return () => {
    for (const kind of kinds) host.removeEventListener(kind, keep)
  }
}
