import type { LoadSource } from '#share/loads/sources.ts'
import { loadsText } from '#text/en/loads.ts'
import { steady } from '#text/steady.ts'
import { useText } from '../page.ts'

interface LoadSourcesProps {
  readonly sources: readonly LoadSource[]
  /** The places of the series that are taken from now on. */
  readonly onTake: (places: readonly number[]) => void
}

/** The series of an answer of a database of metrics: those that are ticked are added up. */
export function LoadSources({ sources, onTake }: LoadSourcesProps) {
  const text = useText(loadsText)
  const taken = sources.flatMap(({ isTaken }, place) => (isTaken ? [place] : []))
  return (
    <fieldset className="rules refusals">
      <legend className="form-title">{text.series}</legend>
      {sources.map(({ name, points, isTaken }, place) => (
        // Two series may have one name; their place tells them apart.
        <label key={place}>
          <input
            type="checkbox"
            checked={isTaken}
            // One of them makes the load; the last one stays.
            disabled={isTaken && taken.length === 1}
            onChange={() =>
              onTake(isTaken ? taken.filter((other) => other !== place) : [...taken, place])
            }
          />
          <span>
            <span className="mono">{steady(name)}</span>{' '}
            <span className="micro">{text.points(points)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
