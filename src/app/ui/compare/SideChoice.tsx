import { compareText } from '#text/en/compare.ts'
import { useLayout, usePage, useText } from '../page.ts'
import { Segments } from '../parts/Segments.tsx'
import type { Comparison } from './comparison.ts'
import { useSideNames } from './use-comparison.ts'

/** Whose settings, cells and decisions the panels show. */
export function SideChoice() {
  const comparison = useLayout((state) => state.compare)
  return comparison === null ? null : <Choice comparison={comparison} />
}

function Choice({ comparison }: { readonly comparison: Comparison }) {
  const { layout } = usePage()
  const text = useText(compareText)
  const [a, b] = useSideNames(comparison)
  const { side, pair } = comparison
  return (
    <div className="compare-side">
      <Segments
        label={text.settingsOf}
        note={side === 'a' ? a : b}
        options={text.sides}
        chosen={side}
        onChoose={(chosen) => layout.setState({ compare: { ...comparison, side: chosen } })}
      />
      {pair.sharesTraffic && <p className="micro">{text.shared}</p>}
    </div>
  )
}
