import { viewsOf, type ViewName } from '#app/views.ts'
import { headerText } from '#text/en/header.ts'
import { useLayout, usePage, useRun, useText } from '../page.ts'
import { TabList } from '../parts/TabList.tsx'

/** The views that the running system has something to show in: tabs, and a menu where they have no room. */
export function ViewTabs() {
  const text = useText(headerText)
  const { layout } = usePage()
  const view = useLayout((state) => state.view)
  const organism = useRun((state) => state.recording.organism)
  const names = viewsOf(organism)
  const choose = (name: ViewName) => layout.setState({ view: name })
  const tabs: Partial<Record<ViewName, string>> = {}
  for (const name of names) tabs[name] = text.views[name]
  return (
    <>
      <div className="views">
        <TabList
          label={text.view}
          tabs={tabs}
          chosen={view}
          onChoose={choose}
          prefix="view"
          panel="stage"
        />
      </div>
      <select
        className="views-menu"
        aria-label={text.view}
        value={view}
        onChange={(event) =>
          choose(names.find((known) => known === event.target.value) ?? 'culture')
        }
      >
        {names.map((name) => (
          <option key={name} value={name}>
            {text.views[name]}
          </option>
        ))}
      </select>
    </>
  )
}
