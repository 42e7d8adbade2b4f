import type { Change, Recording } from '#core/organisms/recording.ts'
import type { RunSettings } from '#core/organisms/systems.ts'
import { loadDuration } from '#core/traffic/load.ts'
import { act, isPruned, prunedSentence, treeOf, withFurthest } from './branches.ts'
import { known, presentSettings, wishesOf } from './documents.ts'
import { go, replace, timeOf, wish, type Drive } from './drive.ts'
import { remember, step, type Editor } from './editor.ts'
import { levelsFollow } from './levels-follow.ts'
import type { SessionActions } from './session-state.ts'
import { changesOf, editOf, type Edit } from './setting-edit.ts'
import { isSame, recordingOf, settingsAt, totalDuration } from './settings.ts'
import { tell } from './tell.ts'
import { watchFirst } from './watching.ts'

type EditActions = Pick<
  SessionActions,
  | 'change'
  | 'changeAll'
  | 'kill'
  | 'rollOut'
  | 'setRung'
  | 'addBurst'
  | 'addNote'
  | 'open'
  | 'swap'
  | 'reset'
  | 'newSeed'
>

/** The wishes that change what is simulated. */
export function editActions(editor: Editor, drawSeed: () => number): EditActions {
  const { drive } = editor
  const { store } = drive
  const ask = (change: Change) => {
    if (drive.frame === null) return
    store.setState({ untouched: false, notice: null })
    step(editor, () => wish(drive, [change]))
  }
  return {
    change: (name, value) => void edit(editor, { [name]: value }),
    changeAll: (values) => edit(editor, values),
    kill: (cell) => ask({ type: 'kill', cell }),
    rollOut: (revision) => ask({ type: 'rollout', service: store.getState().watched, revision }),
    setRung: (value) => ask({ type: 'rung', value }),
    addBurst: (rate, seconds) => ask({ type: 'burst', rate, seconds }),
    addNote: (text) => ask({ type: 'note', text }),
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
      if (isOther) plant(drive, recording)
      const target = Math.min(until, totalDuration(recording))
      drive.playsOn = playsOn
      replace(drive, recording, target > 0 ? 'seek' : playsOn ? 'play' : 'rest', target)
    },
    swap(recording, until) {
      drive.waiting = []
      plant(drive, recording)
      const target = Math.min(until, totalDuration(recording))
      replace(drive, recording, target > 0 ? 'seek' : 'rest', target)
    },
    reset() {
      const { restarts, recording } = store.getState()
      const { seed } = recording
      // Who restarts along with it hears of it while the run is still the one before.
      store.setState({ untouched: false, notice: null, restarts: restarts + 1 })
      step(editor, () => beginAnew(drive, recordingOf(lastingSettings(drive), seed), 'rest'))
    },
    newSeed(seed) {
      const wished = (seed ?? drawSeed()) >>> 0
      // The present seed, typed once more, is no wish: the run would be lost for nothing.
      if (seed !== undefined && wished === store.getState().recording.seed) return
      store.setState({ untouched: false, notice: null })
      remember(editor)
      const recording = recordingOf(lastingSettings(drive), wished)
      plant(drive, recording)
      replace(drive, recording, 'rest')
    },
  }
}

/** A tree of its own for a run that is no branch of the one before. */
function plant(drive: Drive, recording: Recording): void {
  drive.furthest = 0
  drive.store.setState({ tree: treeOf(recording, drive.nextBranch()) })
}

/** The settings now in force without what a burst adds: it comes once. */
function lastingSettings(drive: Drive): RunSettings {
  const { recording, seekTarget } = known(drive)
  const present = presentSettings(drive)
  const log = recording.log.filter(({ change }) => change.type !== 'burst')
  const isPlain = log.length === recording.log.length
  if (isPlain && wishesOf(drive).every(({ type }) => type !== 'burst')) return present
  const without = settingsAt({ ...recording, log }, seekTarget ?? timeOf(drive))
  return without.ok ? { ...present, load: without.value.load } : present
}

/** Begins with other settings at time 0: the run itself, or where that has been played a branch of it. */
function beginAnew(drive: Drive, recording: Recording, mode: 'play' | 'rest'): void {
  const { tree, recording: before } = known(drive)
  if (isSame(recording, before)) return replace(drive, before, mode)
  const seen = withFurthest(tree, drive.furthest)
  const grown = act(seen, { recording, time: 0 }, drive.nextBranch)
  if (isPruned(seen, grown)) tell(drive.store, prunedSentence)
  drive.store.setState({ tree: grown })
  drive.furthest = 0
  replace(drive, recording, mode)
}

function edit(editor: Editor, values: Readonly<Record<string, unknown>>): boolean {
  const { drive } = editor
  const { store } = drive
  const edited = editOf(presentSettings(drive), values, store.getState().watched)
  if (!edited.ok) {
    tell(store, edited.problem)
    return false
  }
  if (edited.value.places.length > 0) step(editor, () => put(drive, edited.value))
  return true
}

/** Brings settings into force: live where the run may take all of them, otherwise by a new run from time 0. */
function put(drive: Drive, next: Edit): void {
  const { recording, status } = known(drive)
  const hasBegun = (timeOf(drive) > 0 || drive.mode === 'seek') && status !== 'broken'
  drive.store.setState({ untouched: false, notice: null })
  // What was done in the first moment beside settings stays done.
  const isDone = drive.frame !== null && recording.log.some(isFirstDeed)
  if ((hasBegun || isDone) && next.live) {
    wish(drive, [...wayBack(drive, next.settings), ...changesOf(next)])
    // A longer load lets a run go on that had come to its end.
    if (status === 'finished' && loadDuration(next.settings.load) > timeOf(drive)) go(drive, 'rest')
    return
  }
  if (hasBegun) {
    tell(
      drive.store,
      `“${next.label}” is fixed while a run goes on, so the run began again at 00:00.`,
    )
  }
  const mode = drive.mode === 'play' || drive.playsOn ? 'play' : 'rest'
  const settings = withLastingLoad(drive, next.settings)
  beginAnew(drive, recordingOf(settings, recording.seed), mode)
}

/** Settings for a run from time 0: the load is that of the present one without what bursts add, unless it is another one. */
function withLastingLoad(drive: Drive, settings: RunSettings): RunSettings {
  const isEdited = !isSame(settings.load, presentSettings(drive).load)
  return isEdited ? settings : { ...settings, load: lastingSettings(drive).load }
}

function isFirstDeed({ time, change }: Recording['log'][number]): boolean {
  return time === 0 && change.type !== 'set'
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
  const { recording, seekTarget } = known(drive)
  const time = seekTarget ?? timeOf(drive)
  const log = recording.log.filter((entry) => entry.time <= time).map(({ change }) => change)
  const last = [...log, ...wishesOf(drive)].findLast((change) => change.type === 'rung')
  return last?.value === 'levels'
}
