import type { KeyboardEvent } from 'react'

interface TabListProps<Name extends string> {
  readonly label: string
  /** Names and texts of the tabs in their order. */
  readonly tabs: Readonly<Record<Name, string>>
  readonly chosen: Name
  readonly onChoose: (name: Name) => void
  /** Begins the ids: a tab is `prefix-tab-name`, its panel `prefix-panel`. */
  readonly prefix: string
}

/** Tabs over one panel: one stop of the Tab key, arrows go from tab to tab. */
export function TabList<Name extends string>(props: TabListProps<Name>) {
  const { label, tabs, chosen, onChoose, prefix } = props
  const names = Object.keys(tabs).filter((name): name is Name => Object.hasOwn(tabs, name))
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? names.length - 1 : 0
    const next = names[(names.indexOf(chosen) + step) % names.length]
    if (step === 0 || next === undefined) return
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
          aria-controls={`${prefix}-panel`}
          onClick={() => onChoose(name)}
          onKeyDown={onKeyDown}
        >
          {tabs[name]}
        </button>
      ))}
    </div>
  )
}
