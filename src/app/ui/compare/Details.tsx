import { useStore } from 'zustand'
import { comparedNames } from '#app/compare/difference.ts'
import { compareText } from '#text/en/compare.ts'
import { usePage, useRun, useText, useWords } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { goOnWithB } from './begin.ts'
import { useSentence } from './CompareBar.tsx'
import type { Comparison } from './comparison.ts'
import { differenceText, figureText } from './figure-text.ts'
import { OverSeeds } from './OverSeeds.tsx'
import { useSideNames } from './use-comparison.ts'

/** The figures of both sides with their differences, and the same over many seeds. */
export function Details({ comparison }: { readonly comparison: Comparison }) {
  const page = usePage()
  const text = useText(compareText)
  const services = useRun((state) => state.services)
  const watched = useRun((state) => state.watched)
  return (
    <div className="compare-details">
      <p className="reading">{useSentence(comparison)}</p>
      {services.length > 1 && <p className="note">{text.ofService(services[watched] ?? '')}</p>}
      <FigureTable comparison={comparison} />
      <OverSeeds comparison={comparison} />
      <div className="row-end">
        <Button help={text.keepAHelp} onPress={() => comparison.end()}>
          {text.keepA}
        </Button>
        <Button help={text.keepBHelp} onPress={() => goOnWithB(page, comparison)}>
          {text.keepB}
        </Button>
      </div>
    </div>
  )
}

function FigureTable({ comparison }: { readonly comparison: Comparison }) {
  const words = useWords()
  const text = useText(compareText)
  const names = useSideNames(comparison)
  const difference = useStore(comparison.store, (state) => state.difference)
  if (difference === null) return null
  const { a, b, differs } = difference
  return (
    <div className="compare-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{text.figure}</th>
            <th scope="col">{text.pane(text.sides.a, names[0])}</th>
            <th scope="col">{text.pane(text.sides.b, names[1])}</th>
            <th scope="col">{text.difference}</th>
          </tr>
        </thead>
        <tbody>
          {comparedNames.map((name) => (
            <tr key={name} data-differs={differs[name] !== 0}>
              <th scope="row">{text.figures[name]}</th>
              <td>{figureText(name, a[name], words)}</td>
              <td>{figureText(name, b[name], words)}</td>
              <td>{differenceText(name, differs[name], words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
