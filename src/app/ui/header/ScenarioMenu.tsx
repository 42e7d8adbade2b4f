import { isSame } from '#app/store/settings.ts'
import { headerText } from '#text/en/header.ts'
import { scenariosText } from '#text/en/scenarios.ts'
import { openLesson } from '../layout.ts'
import { useLayout, usePage, useRun, useText } from '../page.ts'

/** Tells a lesson from a scenario in the menu: no id has such a sign. */
const lessonPrefix = 'lesson:'

/** The built-in scenarios; a run that differs from all of them says so. */
export function ScenarioMenu() {
  const text = useText(headerText)
  const names = useText(scenariosText)
  const { session, openings, layout } = usePage()
  const recording = useRun((state) => state.recording)
  const found = Object.entries(openings).find(
    ([, { organism, settings }]) =>
      organism === recording.organism && isSame(settings, recording.settings),
  )
  const isOwn = found === undefined || recording.log.length > 0
  const labels = new Map(Object.entries(names).map(([id, { label }]) => [id, label]))
  const lesson = useLayout((state) => state.lesson?.id ?? null)
  const given = useLayout((state) => state.lesson?.given?.lesson.texts.title)
  const open = (id: string) => {
    const run = openings[id]
    if (run !== undefined) session.open(run)
    else openLesson(layout, { id: id.slice(lessonPrefix.length), step: 0 })
  }
  return (
    <label className="scenario-menu">
      <span className="micro">{lesson === null ? text.scenario : text.lesson}</span>
      <select
        value={
          given !== undefined ? '' : lesson !== null ? lessonPrefix + lesson : isOwn ? '' : found[0]
        }
        onChange={(event) => open(event.target.value)}
      >
        {given !== undefined && (
          <option value="" disabled>
            {given}
          </option>
        )}
        {lesson === null && isOwn && (
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
        <optgroup label={text.lessons}>
          {Object.entries(text.lessonTitles).map(([id, title]) => (
            <option key={id} value={lessonPrefix + id}>
              {title}
            </option>
          ))}
        </optgroup>
      </select>
    </label>
  )
}
