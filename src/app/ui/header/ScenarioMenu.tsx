import { isSame } from '#app/store/settings.ts'
import { headerText } from '#text/en/header.ts'
import { scenariosText } from '#text/en/scenarios.ts'
import { usePage, useRun, useText } from '../page.ts'

/** The built-in scenarios; a run that differs from all of them says so. */
export function ScenarioMenu() {
  const text = useText(headerText)
  const names = useText(scenariosText)
  const { session, openings } = usePage()
  const recording = useRun((state) => state.recording)
  const found = Object.entries(openings).find(
    ([, { organism, settings }]) =>
      organism === recording.organism && isSame(settings, recording.settings),
  )
  const isOwn = found === undefined || recording.log.length > 0
  const labels = new Map(Object.entries(names).map(([id, { label }]) => [id, label]))
  const open = (id: string) => {
    const run = openings[id]
    if (run !== undefined) session.open(run)
  }
  return (
    <label className="scenario-menu">
      <span className="micro">{text.scenario}</span>
      <select value={isOwn ? '' : found[0]} onChange={(event) => open(event.target.value)}>
        {isOwn && (
          <option value="" disabled>
            {found === undefined
              ? text.ownScenario
              : text.editedScenario(labels.get(found[0]) ?? '')}
          </option>
        )}
        {Object.entries(names).map(([id, { label, description }]) => (
          <option key={id} value={id} title={description}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}
