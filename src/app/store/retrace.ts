import type { LogEntry, Recording } from '#core/organisms/recording.ts'
import { loadDuration } from '#core/traffic/load.ts'
import { burdenOf, heaviestOf } from './burden.ts'
import { currentOf, type Tree } from './branches.ts'
import { documentOf, isSameDocument, known, presentSettings, type Document } from './documents.ts'
import { playOn, replace, timeOf, type Drive } from './drive.ts'
import { follow, type Editor } from './editor.ts'
import type { Retraced, SessionActions } from './session-state.ts'
import { settingsAt } from './settings.ts'
import { tell } from './tell.ts'
import { dropIdle, record, repeat, takeBack, type Step, type Trail } from './trail.ts'
import { watchFirst } from './watching.ts'

type RetraceActions = Pick<SessionActions, 'undo' | 'redo' | 'regrow'>

/** The wishes that bring back what was, or show another branch of it. */
export function retraceActions(editor: Editor): RetraceActions {
  const { drive } = editor
  return {
    undo: () => walk(editor, takeBack, 'undo'),
    redo: () => walk(editor, repeat, 'redo'),
    regrow(grow, isStep) {
      const now = documentOf(drive)
      const tree = grow(now.tree, drive.nextBranch)
      if (tree === now.tree) return
      if (isStep) follow(editor, record(editor.trail, now))
      drive.store.setState({ untouched: false, notice: null })
      // What is wished for belongs to the branch that it was wished in.
      if (tree.current === now.tree.current) drive.store.setState({ tree })
      else bring(drive, { ...now, tree, wishes: [] })
    },
  }
}

type Walk = (trail: Trail<Document>, present: Document) => Step<Document> | null

function walk(editor: Editor, along: Walk, way: 'undo' | 'redo'): void {
  const { drive } = editor
  const now = documentOf(drive)
  // An edit that was refused has left a step that would change nothing.
  const trail = dropIdle(editor.trail, (to) => isSameDocument(to, now))
  const step = along(trail, now)
  follow(editor, step?.trail ?? trail)
  if (step === null) return
  // Nobody waits for the answers to what is taken back.
  editor.kept = null
  bring(drive, step.to)
  const [one, other] = way === 'undo' ? [step.to, now] : [now, step.to]
  const { retraced } = drive.store.getState()
  drive.store.setState({
    retraced: {
      way,
      ...writtenIn(one.tree, other.tree),
      wished: wishedLast(one, other, known(drive).time),
      number: (retraced?.number ?? 0) + 1,
    },
  })
}

/** The runs before and after what was done: those shown, or where the visitor stands elsewhere by now a branch and the run that it left. */
function writtenIn(one: Tree, other: Tree): Pick<Retraced, 'before' | 'after'> {
  const grown = other.branches.find(({ id }) => one.branches.every((branch) => branch.id !== id))
  const left = one.branches.find(({ id }) => id === grown?.parent)
  return {
    before: (left ?? currentOf(one)).recording,
    after: (left === undefined ? currentOf(other) : (grown ?? left)).recording,
  }
}

function wishedLast(one: Document, other: Document, time: number): LogEntry | null {
  const change = other.wishes[one.wishes.length]
  return change === undefined ? null : { time, change }
}

/** Puts a document in place of the present one, at the time shown, playing on where the run played. */
function bring(drive: Drive, to: Document): void {
  const { opened, seekTarget, status } = known(drive)
  const isSameRun = to.opened === opened
  const { recording, furthest } = currentOf(to.tree)
  // The time of another run is none of this one.
  const shown = isSameRun && status !== 'broken' ? (seekTarget ?? timeOf(drive)) : 0
  const goesOn = drive.mode === 'play' || drive.playsOn
  const isUnasked = goesOn && isHeavier(drive, recording, isSameRun)
  const plays = goesOn && !isUnasked
  const time = Math.min(shown, endOf(recording))
  if (!isSameRun) watchFirst(drive)
  drive.store.setState({ untouched: false, notice: null, opened: to.opened, tree: to.tree })
  const isOnWay = time > 0 || to.wishes.length > 0
  replace(drive, recording, isOnWay ? 'seek' : plays ? 'play' : 'rest', time)
  drive.furthest = Math.max(furthest, time)
  drive.waiting = [...to.wishes]
  if (isOnWay) playOn(drive, plays)
  if (isUnasked) tellHeavy(drive, recording)
}

function endOf(recording: Recording): number {
  const last = settingsAt(recording, Number.MAX_VALUE)
  return last.ok ? loadDuration(last.value.load) : 0
}

/** Whether a run is a heavy one where the present one is not: nobody has said that it may go on. */
function isHeavier(drive: Drive, recording: Recording, isSameRun: boolean): boolean {
  const goesOn = isSameRun && burdenOf(presentSettings(drive)).isHeavy
  return !goesOn && heaviestOf(recording).isHeavy
}

function tellHeavy(drive: Drive, recording: Recording): void {
  const millions = Math.round(heaviestOf(recording).attempts / 1e6)
  tell(
    drive.store,
    `This run is heavy, with up to ${millions} million requests, so it was paused; play it to go on.`,
  )
}
