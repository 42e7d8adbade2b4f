import { HighlightStyle } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** The colours of YAML: names as text, values as what one can act on, comments and signs behind both. */
export const codeColours = HighlightStyle.define([
  { tag: [tags.definition(tags.propertyName), tags.propertyName], color: 'var(--text)' },
  { tag: [tags.content, tags.string, tags.special(tags.string)], color: 'var(--accent)' },
  { tag: [tags.lineComment, tags.comment], color: 'var(--text-3)' },
  {
    tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace],
    color: 'var(--text-3)',
  },
  { tag: [tags.typeName, tags.labelName, tags.keyword, tags.meta], color: 'var(--info)' },
])

const line = '1.5'

/** The editor in the page's own tokens, so that every theme is one of the editor as well. */
export const codeTheme = EditorView.theme({
  '&': {
    blockSize: '100%',
    backgroundColor: 'var(--surface)',
    color: 'var(--text)',
    fontSize: 'max(12px, var(--fs-least))',
  },
  '&.cm-focused': { outline: 'none' },
  // Above the gutter, which lies over the rest.
  '&.cm-focused::after': {
    position: 'absolute',
    zIndex: '300',
    inset: '0',
    outline: '2px solid var(--control)',
    outlineOffset: '-2px',
    content: '""',
    pointerEvents: 'none',
  },
  '.cm-scroller': {
    fontFamily: 'var(--font-mono)',
    lineHeight: line,
    scrollbarColor: 'var(--line-2) transparent',
    scrollbarWidth: 'thin',
  },
  '.cm-content': { padding: '8px 0', caretColor: 'var(--text)' },
  '.cm-line': { padding: '0 12px 0 6px' },
  '.cm-content ::selection, .cm-line::selection': { backgroundColor: 'var(--accent-dim)' },
  // Where a slider has moved a number.
  '.cm-moved': {
    borderRadius: 'var(--r-xs)',
    backgroundColor: 'var(--accent-dim)',
    boxShadow: '0 0 0 2px var(--accent-dim)',
  },
  '.cm-gutters': {
    backgroundColor: 'var(--surface)',
    color: 'var(--text-3)',
    border: 'none',
    fontVariantNumeric: 'tabular-nums',
  },
  '.cm-lineNumbers .cm-gutterElement': { minInlineSize: '24px', padding: '0 6px 0 2px' },
  '.cm-gutter-lint': { inlineSize: '14px' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0 1px' },
  // A shape for each severity; the words stand in the tooltip and below the editor.
  '.cm-lint-marker': { inlineSize: '9px', blockSize: '9px', margin: '4px 1px 0 2px' },
  '.cm-lint-marker-error': {
    content: 'normal',
    borderRadius: '50%',
    backgroundColor: 'var(--danger)',
  },
  '.cm-lint-marker-warning': {
    content: 'normal',
    clipPath: 'polygon(50% 0, 100% 100%, 0 100%)',
    backgroundColor: 'var(--warn)',
  },
  '.cm-lintRange': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy 1px',
    textUnderlineOffset: '3px',
  },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecorationColor: 'var(--danger)' },
  '.cm-lintRange-warning': { backgroundImage: 'none', textDecorationColor: 'var(--warn)' },
  '.cm-lintRange-active': { backgroundColor: 'var(--danger-dim)' },
  '.cm-tooltip': {
    maxInlineSize: '320px',
    border: '1px solid var(--line-2)',
    borderRadius: 'var(--r-sm)',
    backgroundColor: 'var(--raised)',
    color: 'var(--text)',
    fontFamily: 'var(--font-ui)',
    fontSize: 'max(12px, var(--fs-least))',
    lineHeight: '1.4',
  },
  '.cm-diagnostic': { padding: '6px 10px', borderInlineStart: 'none' },
  '.cm-diagnosticAction': {
    display: 'block',
    margin: '6px 0 2px',
    padding: '3px 10px',
    border: '1px solid var(--control)',
    borderRadius: 'var(--r-sm)',
    backgroundColor: 'transparent',
    color: 'var(--text)',
    font: 'inherit',
  },
})
