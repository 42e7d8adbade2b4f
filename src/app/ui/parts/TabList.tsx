import type { KeyboardEvent } from 'react'

interface TabListProps<Name extends string> {
  readonly label: string
  /** Names and texts of the tabs in their order. */
  readonly tabs: Readonly<Partial<Record<Name, string>>>
  readonly chosen: Name
  readonly onChoose: (name: Name) => void
  /** Begins the ids: a tab is `prefix-tab-name`, its panel `prefix-panel`. */
  readonly prefix: string
  /** Id of the panel where it has another name. */
  readonly panel?: string
}

/** Tabs over one panel: one stop of the Tab key, arrows go from tab to tab. */
export function TabList<Name extends string>(props: TabListProps<Name>) {
  const { label, tabs, chosen, onChoose, prefix, panel = `${prefix}-panel` } = props
  const names = Object.keys(tabs).filter((name): name is Name => Object.hasOwn(tabs, name))
  const onKeyDown = (event: KeyboardEvent) => {
    const isForward = getComputedStyle(event.currentTarget).direction === 'ltr'
    const along = { ArrowRight: isForward ? 1 : -1, ArrowLeft: isForward ? -1 : 1 }
    const ends = { Home: names[0], End: names.at(-1) }
    const step = new Map(Object.entries(along)).get(event.key) ?? 0
    const beside = names[(names.indexOf(chosen) + step + names.length) % names.length]
    const next = step === 0 ? new Map(Object.entries(ends)).get(event.key) : beside
    if (next === undefined) return
    event.preventDefault()
    onChoose(next)
    document.getElementById(`${prefix}-tab-${next}`)?.focus()
  }
  return (
    <div className="segments segments-wide" role="tablist" aria-label={label}>
      {names.map((name) => (
        <button
          key={name}
          id={`${prefix}-tab-${name}`}
          type="button"
          role="tab"
          tabIndex={name === chosen ? 0 : -1}
          aria-selected={name === chosen}
          aria-controls={panel}
          onClick={() => onChoose(name)}
          onKeyDown={onKeyDown}
        >
          {tabs[name]}
        </button>
      ))}
    </div>
  )
}
