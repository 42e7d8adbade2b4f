import { families } from 'virtual:fidelity'
import { fidelityText } from '#text/en/fidelity.ts'
import { useText } from '../page.ts'

/** Which families of vectors hold an autoscaler, by the beginning of their names. */
const heldBy = {
  hpa: 'hpa-',
  knative: 'kpa-',
  keda: 'keda-',
  aws: 'aws-',
  azure: 'azure-',
  google: 'gcp-',
  replicaSet: 'k8s-replicaset',
  deployment: 'k8s-deployment-rollout',
  restarts: 'k8s-restart-backoff',
} as const

const rows = Object.keys(heldBy) as readonly (keyof typeof heldBy)[]

/** How true each autoscaler is: upstream's test vectors that it passes, as counted when the page was built, and what is left out. */
export function Fidelity() {
  const text = useText(fidelityText)
  return (
    <>
      <p className="note">{text.intro}</p>
      <dl className="decision-steps">
        {rows.map((row) => (
          <div key={row} className="decision-step">
            <dt>{text.names[row]}</dt>
            <dd>
              <span className="figure">{passes(row, text)}</span>
              <span className="micro">{text.modelled[row]}</span>
              <span className="micro">{text.without(text.not[row])}</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function passes(
  row: keyof typeof heldBy,
  text: Pick<(typeof fidelityText)['english'], 'passed' | 'skipped' | 'none'>,
): string {
  const own = families.filter(({ name }) => name.startsWith(heldBy[row]))
  const sum = (of: 'passed' | 'failed' | 'skipped') =>
    own.reduce((total, family) => total + family[of], 0)
  const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')]
  if (passed + failed === 0) return text.none
  const told = text.passed(passed, passed + failed)
  return skipped === 0 ? told : `${told} ${text.skipped(skipped)}`
}
