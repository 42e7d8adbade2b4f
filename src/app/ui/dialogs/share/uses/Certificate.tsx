import { engineVersion } from '#core/organisms/recording.ts'
import { shareText } from '#text/en/share.ts'
import { formatClock } from '#text/clock.ts'
import { useRun, useText, useVisit } from '../../../page.ts'

/** What was compared when the link of this run was opened here; nothing for a run without such a link. */
export function Certificate() {
  const text = useText(shareText)
  const certificate = useVisit((state) => state.certificate)
  const opened = useRun((state) => state.opened)
  const duration = useRun((state) => state.duration)
  if (certificate === null || certificate.opened !== opened) return null
  const { madeWith, engine, time, sent, found } = certificate
  const outcome =
    found === null
      ? 'notCompared'
      : found !== sent
        ? 'different'
        : engine < engineVersion
          ? 'older'
          : 'identical'
  return (
    <section className="certificate" aria-label={text.certificate}>
      <h3>{text.certificate}</h3>
      <p>{text.outcomes[outcome](madeWith ?? engine, engineVersion)}</p>
      <dl className="summary">
        <dt>{text.moment}</dt>
        <dd className="figure">{formatClock(time, duration)}</dd>
        <dt>{text.senders}</dt>
        <dd>
          {text.engine(madeWith)}, <span className="mono">{sent}</span>
        </dd>
        <dt>{text.here}</dt>
        <dd>
          {text.engine(engine)}
          {found !== null && (
            <>
              , <span className="mono">{found}</span>
            </>
          )}
        </dd>
      </dl>
    </section>
  )
}
