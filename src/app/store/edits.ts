import type { AutoscaledServiceSettings } from '#core/organisms/autoscaled-service/parameters.ts'
import { go, replace, timeOf, wish, type Drive } from './drive.ts'
import type { SessionActions } from './session-state.ts'
import {
  changesOf,
  editOf,
  isSame,
  recordingOf,
  settingsAt,
  totalDuration,
  type Edit,
} from './settings.ts'
import { emptyTrail, record, repeat, takeBack, type Step, type Trail } from './trail.ts'

/** What can be gone back to: settings and seed, never the state of a run. */
interface Snapshot {
  readonly settings: AutoscaledServiceSettings
  readonly seed: number
}

/** A drive and the trail of the settings it has had. */
export interface Editor {
  readonly drive: Drive
  trail: Trail<Snapshot>
  /** A run was opened since the visit began. */
  hasOpened: boolean
  /** Settings that the worker has been asked for, until the store knows others than `before`. */
  wished: {
    readonly before: AutoscaledServiceSettings
    readonly settings: AutoscaledServiceSettings
  } | null
}

/** An editor that has not changed anything yet. */
export function createEditor(drive: Drive): Editor {
  return { drive, trail: emptyTrail(), hasOpened: false, wished: null }
}

type EditActions = Pick<SessionActions, 'change' | 'changeAll' | 'undo' | 'redo' | 'kill' | 'open'>

/** The wishes that change what is simulated. */
export function editActions(editor: Editor): EditActions {
  const { drive } = editor
  const { store } = drive
  return {
    change: (name, value) => void edit(editor, { [name]: value }),
    changeAll: (values) => edit(editor, values),
    undo: () => walk(editor, takeBack),
    redo: () => walk(editor, repeat),
    kill(cell) {
      if (drive.frame === null) return
      store.setState({ untouched: false, notice: null })
      wish(drive, [{ type: 'kill', cell }])
    },
    open(recording, until = 0, playsOn = false) {
      const settings = settingsAt(recording, Number.MAX_VALUE)
      if (!settings.ok) return store.setState({ notice: settings.problem })
      // The run that stood there before anybody chose or touched one is not worth going back to.
      if (editor.hasOpened || !store.getState().untouched) remember(editor)
      editor.hasOpened = true
      const { recording: before, opened } = store.getState()
      // The same run once more, such as at a time before it broke, keeps its cells.
      store.setState({ notice: null, opened: isSame(recording, before) ? opened : opened + 1 })
      const target = Math.min(until, totalDuration(recording))
      drive.playsOn = playsOn
      replace(drive, recording, target > 0 ? 'seek' : playsOn ? 'play' : 'rest', target)
    },
  }
}

/** Keeps the present settings to go back to. */
export function remember(editor: Editor): void {
  follow(editor, record(editor.trail, present(editor)))
}

/** The settings that the visitor has asked for last, and the seed. */
export function present(editor: Editor): Snapshot {
  const { settings, recording } = editor.drive.store.getState()
  const { wished } = editor
  return {
    settings: wished?.before === settings ? wished.settings : settings,
    seed: recording.seed,
  }
}

function follow(editor: Editor, trail: Trail<Snapshot>): void {
  editor.trail = trail
  editor.drive.store.setState({
    canUndo: trail.before.length > 0,
    canRedo: trail.after.length > 0,
  })
}

function edit(editor: Editor, values: Readonly<Record<string, unknown>>): boolean {
  const { store } = editor.drive
  const { settings, seed } = present(editor)
  const edited = editOf(settings, values)
  if (!edited.ok) {
    store.setState({ notice: edited.problem })
    return false
  }
  if (edited.value.names.length === 0) return true
  remember(editor)
  put(editor, edited.value, seed)
  return true
}

type Walk = (trail: Trail<Snapshot>, present: Snapshot) => Step<Snapshot> | null

function walk(editor: Editor, along: Walk): void {
  const now = present(editor)
  const step = along(editor.trail, now)
  if (step === null) return
  follow(editor, step.trail)
  const edited = editOf(now.settings, step.to.settings)
  // Snapshots have been in force before, so they pass the check again.
  if (edited.ok) put(editor, edited.value, step.to.seed)
}

/** Brings settings into force: live where all of them may, otherwise by a new run from time 0. */
function put(editor: Editor, next: Edit, seed: number): void {
  const { drive } = editor
  const { recording, status, settings } = drive.store.getState()
  const hasBegun = (timeOf(drive) > 0 || drive.mode === 'seek') && status !== 'broken'
  drive.store.setState({ untouched: false, notice: null })
  if (hasBegun && next.live && seed === recording.seed) {
    editor.wished = { before: settings, settings: next.settings }
    wish(drive, changesOf(next))
    // A longer load lets a run go on that had come to its end.
    if (status === 'finished') go(drive, 'rest')
    return
  }
  if (hasBegun && !next.live) {
    const notice = `“${next.label}” is fixed while a run goes on, so the run began again at 00:00.`
    drive.store.setState({ notice })
  }
  replace(
    drive,
    recordingOf(next.settings, seed),
    drive.mode === 'play' || drive.playsOn ? 'play' : 'rest',
  )
}
