import { watchedSettings } from '#app/store/service-settings.ts'
import { comparablePolicy, possiblePolicies } from '#core/control/comparable.ts'
import { policyPanelText } from '#text/en/policy-panel.ts'
import { usePage, useRun, useSettings, useText } from '../page.ts'

/** The choice of the autoscaler; another one begins with the bounds and about the target of the present one. */
export function PolicyMenu() {
  const { session } = usePage()
  const text = useText(policyPanelText)
  const kind = useSettings((settings) => settings.policy.kind)
  const settings = useRun(watchedSettings)
  const kinds = possiblePolicies(settings)
  const desired = useRun(({ figures }) => figures?.cells.desired ?? null)
  return (
    <select
      className="pill pill-menu"
      aria-label={text.decides}
      value={kind}
      onChange={(event) => {
        const chosen = kinds.find((name) => name === event.target.value)
        if (chosen === undefined) return
        session.change('policy', comparablePolicy(chosen, settings, desired ?? 2))
      }}
    >
      {kinds.map((name) => (
        <option key={name} value={name}>
          {text.kinds[name]}
        </option>
      ))}
    </select>
  )
}
