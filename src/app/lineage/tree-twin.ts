import { element, setAttributes, setText } from '#app/charts/element.ts'
import type { LineageTexts } from '#text/en/lineage.ts'
import { factsOf } from './facts.ts'
import { stepFrom, type Rank, type Step } from './kinship.ts'
import type { Life, Lives } from './lives.ts'
import { familyOrder } from './order.ts'

/** What the tree in words shows. */
export interface TwinInput {
  readonly lives: Lives
  readonly selected: number
  readonly duration: number
}

/** The tree in words, for those who read it or walk it by keyboard. */
export interface TreeTwin {
  readonly element: HTMLElement
  update(input: TwinInput): void
}

/** The document holds no more rows than this; the others are told by their numbers. */
const rowsMax = 120

/** Deeper generations are not moved in any further. */
const levelsShown = 8

const steps: Readonly<Record<string, Step>> = {
  ArrowLeft: 'mother',
  ArrowRight: 'daughter',
  ArrowUp: 'above',
  ArrowDown: 'below',
}

interface Twin {
  readonly caption: HTMLElement
  readonly tree: HTMLElement
  readonly text: () => LineageTexts
  input: (TwinInput & Rank) | null
  /** The cell at which the Tab key stops. */
  stop: number
}

/**
 * A tree of one stop of the Tab key. `chosen` hears of the cell that was pressed, `text` gives the
 * words in force.
 */
export function createTreeTwin(chosen: (id: number) => void, text: () => LineageTexts): TreeTwin {
  const caption = element('p', { class: 'lineage-caption' })
  const tree = element('div', { role: 'tree' })
  const twin: Twin = { caption, tree, text, input: null, stop: 0 }
  tree.addEventListener('keydown', (event) => {
    if (!onKey(twin, event, chosen)) return
    event.preventDefault()
    event.stopPropagation()
  })
  tree.addEventListener('click', ({ target }) => {
    const item = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null
    if (item === null) return
    twin.stop = Number(item.dataset.cell)
    chosen(twin.stop)
  })
  return {
    element: element('div', { class: 'lineage-tree hidden-visually' }, caption, tree),
    update(next) {
      const { lives, selected } = next
      const wasSelected = twin.input?.selected
      const order = familyOrder(lives)
      twin.input = { ...next, order, places: new Map(order.map(({ id }, k) => [id, k])) }
      if (selected !== wasSelected && lives.byId.has(selected)) twin.stop = selected
      render(twin)
    },
  }
}

/** What a key does; false for one that is none of the tree's. */
function onKey(twin: Twin, event: KeyboardEvent, chosen: (id: number) => void): boolean {
  const { input, stop, tree } = twin
  if (input === null || event.altKey || event.ctrlKey || event.metaKey) return false
  const step = steps[event.key]
  const ends: Readonly<Record<string, Life | undefined>> = {
    Home: input.order[0],
    End: input.order.at(-1),
  }
  const next = step === undefined ? ends[event.key]?.id : stepFrom(input, stop, step)
  if (next !== undefined) {
    twin.stop = next
    render(twin)
    tree.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
    return true
  }
  if (event.key !== 'Enter' && event.key !== ' ') return false
  chosen(stop)
  return true
}

function render(twin: Twin): void {
  const { input, tree, caption } = twin
  if (input === null) return
  const { order, places, lives, selected } = input
  if (!lives.byId.has(twin.stop)) {
    twin.stop = lives.byId.has(selected) ? selected : (order[0]?.id ?? 0)
  }
  const middle = (places.get(twin.stop) ?? 0) - rowsMax / 2
  const first = Math.max(0, Math.min(middle, order.length - rowsMax))
  const shown = order.slice(first, first + rowsMax)
  const text = twin.text()
  setAttributes(tree, { 'aria-label': text.treeLabel })
  setText(caption, text.treeCaption(shown.length, order.length))
  while (tree.children.length > shown.length) tree.lastElementChild?.remove()
  while (tree.children.length < shown.length) tree.append(element('div', { role: 'treeitem' }))
  shown.forEach((life, k) => {
    const item = tree.children[k]
    const family = lives.byId.get(life.mother)?.daughters ?? lives.roots
    if (!(item instanceof HTMLElement)) return
    item.style.paddingInlineStart = `${6 + 14 * Math.min(levelsShown, life.generation)}px`
    setAttributes(item, {
      'data-cell': life.id,
      'aria-level': life.generation + 1,
      'aria-posinset': family.indexOf(life) + 1,
      'aria-setsize': family.length,
      'aria-selected': String(life.id === selected),
      tabindex: life.id === twin.stop ? 0 : -1,
    })
    setText(item, factsOf(life, input.duration, text).join(', '))
  })
}
