import type { Change } from '#core/organisms/recording.ts'
import type { RunSettings } from '#core/organisms/systems.ts'
import { loadDuration } from '#core/traffic/load.ts'
import { burdenOf } from './burden.ts'
import { go, playOn, replace, timeOf, wish, type Drive } from './drive.ts'
import { levelsFollow } from './levels-follow.ts'
import type { SessionActions } from './session-state.ts'
import { tell } from './tell.ts'
import { watchFirst } from './watching.ts'
import { changesOf, editBetween, editOf, withPlace, type Edit, type Place } from './setting-edit.ts'
import { isSame, recordingOf, settingsAt, totalDuration } from './settings.ts'
import { dropIdle, emptyTrail, record, repeat, takeBack, type Step, type Trail } from './trail.ts'

/** The run that settings belong to, by its seed and by how many were opened before it. */
interface Origin {
  readonly seed: number
  readonly opened: number
}

/** What can be gone back to: settings and the run they belong to, never the state of a run. */
interface Snapshot extends Origin {
  readonly settings: RunSettings
}

/** A drive and the trail of the settings it has had. */
export interface Editor {
  readonly drive: Drive
  trail: Trail<Snapshot>
  /** The trail as it was before the wish that the worker has not answered; a refusal brings it back. */
  kept: Trail<Snapshot> | null
  /** How many runs were opened since the visit began; none has the count of another one. */
  opens: number
  /** Settings that the worker has been asked for, until the store knows others than `before`. */
  wished: {
    readonly before: RunSettings
    readonly settings: RunSettings
  } | null
}

/** An editor that has not changed anything yet. */
export function createEditor(drive: Drive): Editor {
  const editor: Editor = { drive, trail: emptyTrail(), kept: null, opens: 0, wished: null }
  drive.onAnswer = (isRefused) => {
    const { kept } = editor
    editor.kept = null
    if (isRefused && kept !== null) follow(editor, kept)
  }
  return editor
}

type EditActions = Pick<
  SessionActions,
  'change' | 'changeAll' | 'undo' | 'redo' | 'kill' | 'rollOut' | 'setRung' | 'open'
>

/** The wishes that change what is simulated. */
export function editActions(editor: Editor): EditActions {
  const { drive } = editor
  const { store } = drive
  const ask = (change: Change) => {
    if (drive.frame === null) return
    forgetAnswered(editor)
    store.setState({ untouched: false, notice: null })
    wish(drive, [change])
  }
  return {
    change: (name, value) => void edit(editor, { [name]: value }),
    changeAll: (values) => edit(editor, values),
    undo: () => walk(editor, takeBack),
    redo: () => walk(editor, repeat),
    kill: (cell) => ask({ type: 'kill', cell }),
    rollOut: (revision) => ask({ type: 'rollout', service: store.getState().watched, revision }),
    setRung: (value) => ask({ type: 'rung', value }),
    open(recording, until = 0, playsOn = false, watched = null) {
      const settings = settingsAt(recording, Number.MAX_VALUE)
      if (!settings.ok) return tell(store, settings.problem)
      const { recording: before, opened, untouched } = store.getState()
      // The same run once more, such as at a time before it broke, keeps its cells and is no step.
      const isOther = !isSame(recording, before)
      // The run that stood there before anybody chose or touched one is not worth going back to.
      if (isOther && (editor.opens > 0 || !untouched)) remember(editor)
      editor.opens += 1
      // What is wished for on the way to a time is wished of the run that is on its way.
      drive.waiting = []
      if (isOther || watched !== null) watchFirst(drive, watched ?? 0)
      store.setState({ notice: null, opened: isOther ? editor.opens : opened })
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

/** The settings that the visitor has asked for last, and their run. */
export function present(editor: Editor): Snapshot {
  const { drive } = editor
  const { settings, recording, opened } = drive.store.getState()
  forgetAnswered(editor)
  const { wished } = editor
  const asked = wished?.before === settings ? wished.settings : settings
  return { settings: withWaiting(drive, asked), seed: recording.seed, opened }
}

// A refused wish is no setting, whatever is asked for after it.
function forgetAnswered(editor: Editor): void {
  const { asked, waiting, pending } = editor.drive
  if (asked.length === 0 && waiting.length === 0 && pending.settings === undefined)
    editor.wished = null
}

// What is wished for on the way to a time outlives another time gone to, which shows other settings.
function withWaiting({ waiting }: Drive, settings: RunSettings): RunSettings {
  return waiting.reduce(
    (so, change) => (change.type === 'set' ? withPlace(so, change, change.value) : so),
    settings,
  )
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
  const now = present(editor)
  const edited = editOf(now.settings, values, store.getState().watched)
  if (!edited.ok) {
    tell(store, edited.problem)
    return false
  }
  if (edited.value.places.length === 0) return true
  const { trail } = editor
  remember(editor)
  put(editor, edited.value, now, trail)
  return true
}

type Walk = (trail: Trail<Snapshot>, present: Snapshot) => Step<Snapshot> | null

function walk(editor: Editor, along: Walk): void {
  const now = present(editor)
  const coming = comingPlaces(editor.drive)
  // An edit that was refused has left a step that would change nothing.
  const isIdle = (to: Snapshot): boolean =>
    coming.length === 0 &&
    isSameOrigin(now, to) &&
    editBetween(now.settings, to.settings).places.length === 0
  const trail = dropIdle(editor.trail, isIdle)
  const step = along(trail, coming.length === 0 ? now : { ...now, settings: lastOf(now, editor) })
  follow(editor, step?.trail ?? trail)
  if (step === null) return
  const edited = editBetween(now.settings, step.to.settings)
  // At a time before an edit its old value is in force; said once more it drops what was to come.
  const next = edited.places.length > 0 ? edited : { ...edited, places: coming }
  const waits = isUnasked(editor.drive, next, now, step.to)
  if (waits) stopBefore(editor.drive)
  put(editor, next, step.to, trail)
  if (!waits) return
  const millions = Math.round(burdenOf(next.settings).attempts / 1e6)
  tell(
    editor.drive.store,
    `This run is heavy, with up to ${millions} million requests, so it was paused; play it to go on.`,
  )
}

/** Where the log of the run changes settings after the time it stands at or goes to. */
function comingPlaces(drive: Drive): readonly Place[] {
  const { seekTarget, recording } = { ...drive.store.getState(), ...drive.pending }
  const time = seekTarget ?? timeOf(drive)
  const places = new Map<string, Place>()
  for (const { time: at, change } of recording.log) {
    if (at > time && change.type === 'set') places.set(`${change.name} ${change.service}`, change)
  }
  return [...places.values()]
}

/** The settings at the end of the log: what the visitor has left when going back before an edit. */
function lastOf(now: Snapshot, { drive }: Editor): RunSettings {
  const { recording } = { ...drive.store.getState(), ...drive.pending }
  const last = settingsAt(recording, Number.MAX_VALUE)
  return last.ok ? last.value : now.settings
}

function isSameOrigin(one: Origin, other: Origin): boolean {
  return one.seed === other.seed && one.opened === other.opened
}

/** Whether a step makes a heavy run of one that is not: nobody has said that this one may begin. */
function isUnasked(drive: Drive, next: Edit, now: Snapshot, to: Snapshot): boolean {
  if (!burdenOf(next.settings).isHeavy) return false
  // Where it goes on by level no request is computed; one that begins anew has left the levels.
  const staysOn = next.live && isSameOrigin(now, to) && timeOf(drive) > 0
  if (staysOn && meetsLevels(drive) && levelsFollow(next.settings)) return false
  const goesOn = isSameOrigin(now, to) && burdenOf(now.settings).isHeavy
  return !goesOn && (drive.mode === 'play' || drive.playsOn)
}

function stopBefore(drive: Drive): void {
  if (drive.mode === 'play') go(drive, 'rest')
  else playOn(drive, false)
}

/** What levels cannot follow is simulated request by request from the same moment on. */
function wayBack(drive: Drive, settings: RunSettings): readonly Change[] {
  const isFollowed = levelsFollow(settings)
  return isFollowed || !meetsLevels(drive) ? [] : [{ type: 'rung', value: 'exact' }]
}

/**
 * Whether a wish finds the run on levels: as its log says where it stands or goes to, and whatever has been wished for before. What is
 * reported would be of the moment before a time that is gone to. Where a run has gone back by itself, the way back is nothing more.
 */
function meetsLevels(drive: Drive): boolean {
  const { recording, seekTarget } = { ...drive.store.getState(), ...drive.pending }
  const time = seekTarget ?? timeOf(drive)
  const log = recording.log.filter((entry) => entry.time <= time).map(({ change }) => change)
  const last = [...log, ...drive.asked.flat(), ...drive.waiting].findLast(
    (change) => change.type === 'rung',
  )
  return last?.value === 'levels'
}

/**
 * Brings settings into force: live where the present run may take all of them, otherwise by a new run from
 * time 0. `trail` is the one to come back to where the run refuses them.
 */
function put(editor: Editor, next: Edit, { seed, opened }: Origin, trail: Trail<Snapshot>): void {
  const { drive } = editor
  const { recording, status, settings, opened: present } = drive.store.getState()
  const isSameRun = seed === recording.seed && opened === present
  const hasBegun = (timeOf(drive) > 0 || drive.mode === 'seek') && status !== 'broken'
  drive.store.setState({ untouched: false, notice: null })
  if (hasBegun && next.live && isSameRun) {
    editor.wished = { before: settings, settings: next.settings }
    // With other wishes under way the answer could be one to them.
    editor.kept = drive.asked.length === 0 && drive.mode !== 'seek' ? trail : null
    wish(drive, [...wayBack(drive, next.settings), ...changesOf(next)])
    // A longer load lets a run go on that had come to its end.
    if (status === 'finished' && loadDuration(next.settings.load) > timeOf(drive)) go(drive, 'rest')
    return
  }
  if (hasBegun && isSameRun) {
    tell(
      drive.store,
      `“${next.label}” is fixed while a run goes on, so the run began again at 00:00.`,
    )
  }
  if (opened !== present) watchFirst(drive)
  drive.store.setState({ opened })
  replace(
    drive,
    recordingOf(next.settings, seed),
    drive.mode === 'play' || drive.playsOn ? 'play' : 'rest',
  )
}
