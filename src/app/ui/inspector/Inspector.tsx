import { useCallback, useMemo, useRef } from 'react'
import type { TextsOf } from '#text/messages.ts'
import type { Frame, Phase } from '#worker/frame.ts'
import { DecisionList } from '../decisions/DecisionList.tsx'
import { cellsText } from '#text/en/cells.ts'
import { inspectorText } from '#text/en/inspector.ts'
import { useLayout, usePage, useRun, useSelection, useText, useWords } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { Disclosure } from '../parts/Disclosure.tsx'
import { Later } from '../parts/Later.tsx'
import { later } from '../parts/later.ts'
import { PhaseGlyph, type GlyphName } from '../parts/PhaseGlyph.tsx'
import { useKeptFocus } from '../parts/use-kept-focus.ts'
import {
  cellOf,
  daughterOf,
  noteTime,
  isAliveBy,
  sampleWithout,
  stateOf,
  type CellFacts,
} from './cells.ts'
import type { SessionState } from '#app/store/session-state.ts'
import { isApproximateNow } from '#app/store/approximate.ts'
import { roughly } from '#text/roughly.ts'
import { serviceSettings } from '#app/store/service-settings.ts'
import { loadWindow } from '#app/store/load-window.ts'
import { CellLoad } from './CellLoad.tsx'
import { Portrait } from './Portrait.tsx'
import { useFrame } from './use-frame.ts'
import { WhyNow, WhyThisCell } from './Why.tsx'

/** The selected cell, and why the autoscaler did what it did. */
export function Inspector() {
  const text = useText(inspectorText)
  const cells = useText(cellsText)
  const selected = useSelection((state) => state.cell)
  const cell = useFrame(
    useCallback((frame: Frame) => (selected === null ? null : cellOf(frame, selected)), [selected]),
    200,
  )
  const name = useRun(({ services }) =>
    cell === null || services.length < 2 ? null : (services[cell.service] ?? null),
  )
  const panel = useRef<HTMLElement>(null)
  // The cell that a key has killed takes its button with it.
  useKeptFocus(panel)
  return (
    <section ref={panel} className="panel" aria-labelledby="inspector-title">
      <div className="row-spread">
        <h2 className="section-title" id="inspector-title">
          {selected === null ? text.selected : cells.cell(selected)}
        </h2>
        {cell !== null && (
          <span className="micro">
            {name === null ? stateOf(cell, cells) : cells.ofService(name, stateOf(cell, cells))}
          </span>
        )}
      </div>
      {selected === null && <p className="note">{text.choose}</p>}
      {selected !== null && cell === null && <Absent id={selected} />}
      {cell !== null && <CellDetails cell={cell} />}
      <WhyNow />
      <LossCauses />
      <Disclosure title={text.decisions} summary={text.latestFirst}>
        <DecisionList />
      </Disclosure>
    </section>
  )
}

// Of a run that loses nothing none of it is ever fetched.
const Causes = later(() => import('../causes/LossCauses.tsx').then((file) => file.LossCauses))

function LossCauses() {
  const hasSome = useRun(({ causes }) => causes.entries.length + causes.present.length > 0)
  // Of an explanation one run after another is opened, also those that lose nothing.
  const isExplained = useLayout(({ explained }) => explained !== undefined && explained !== null)
  return hasSome || isExplained ? (
    <Later>
      <Causes />
    </Later>
  ) : null
}

/** Why there is nothing to see of a cell. */
function Absent({ id }: { readonly id: number }) {
  const text = useText(inspectorText)
  const killedAt = useRun((state) => noteTime(state.notes, id, 'killed'))
  const duration = useRun((state) => state.duration)
  const each = useFrame(
    useCallback((frame: Frame) => sampleWithout(frame, id), [id]),
    200,
  )
  const isAlive = useRun((state) => isAliveBy(state.notes, id))
  const isGone = each === null || each === 1 || isAlive === false
  const absent = isGone ? text.notAlive : text.notDrawn(each, isAlive === true)
  return <p className="note">{killedAt === null ? absent : text.wasKilled(killedAt, duration)}</p>
}

function CellDetails({ cell }: { readonly cell: CellFacts }) {
  const text = useText(inspectorText)
  const { session } = usePage()
  const canDie = useRun((state) => state.status !== 'broken' && state.status !== 'loading')
  return (
    <>
      <div className="inspector">
        <Portrait cell={cell} />
        <Facts cell={cell} />
      </div>
      <Growth cell={cell} />
      <CellLoad cell={cell.id} service={cell.service} />
      <Button
        disabled={!canDie || cell.phase === 'dead'}
        help={text.killHelp}
        onPress={() => session.kill(cell.id)}
      >
        {text.kill}
      </Button>
      <WhyThisCell cell={cell} />
    </>
  )
}

/** The phases in which a cell does not serve yet. */
type Growing = keyof TextsOf<typeof inspectorText>['growing']

const glyphs: Readonly<Record<Growing, GlyphName>> = {
  scheduled: 'prophase',
  pulling: 'metaphase',
  booting: 'anaphase',
  probing: 'telophase',
}

function isGrowing(phase: Phase): phase is Growing {
  return Object.hasOwn(glyphs, phase)
}

/** Which stage of starting the cell, or the daughter it is dividing into, has reached. */
function Growth({ cell }: { readonly cell: CellFacts }) {
  const text = useText(inspectorText)
  const { session } = usePage()
  const time = useRun((state) => state.time)
  const notes = useRun((state) => state.notes)
  const frame = session.lastFrame()
  const grown = frame === null || isGrowing(cell.phase) ? cell : daughterOf(frame, cell.id)
  if (grown === null || !isGrowing(grown.phase)) return null
  const age = Math.max(0, time - (noteTime(notes, grown.id, 'born') ?? grown.bornAt))
  return (
    <p className="growth">
      <PhaseGlyph name={glyphs[grown.phase]} />
      {grown.id === cell.id
        ? grown.waits
          ? text.waits
          : text.growing[grown.phase]
        : text.daughterGrowing[grown.phase](grown.id)}
      <span className="figure">{text.soFar(Math.floor(age))}</span>
    </p>
  )
}

/** What its cells are made from: of the beginning, or rolled out later. */
function digestOf({ genomes, figures }: SessionState, genome: number): string {
  const later = figures?.rollout?.revisions.find((revision) => revision.genome === genome)
  return genomes[genome] ?? later?.digest ?? ''
}

function Facts({ cell }: { readonly cell: CellFacts }) {
  const { selection } = usePage()
  const words = useWords()
  const { numbers } = words
  const text = words.text(inspectorText)
  const cells = words.text(cellsText)
  const { slots: usual, discipline } = useRun(({ settings }) =>
    serviceSettings(settings, cell.service),
  )
  const slots = useRun(({ figures }) => figures?.slots) ?? usual
  // Where all who are there share the slots, they may be more than these.
  const isSharing = discipline === 'processor-sharing'
  const recording = useRun((state) => state.recording)
  const window = useMemo(() => loadWindow(recording), [recording])
  const isRough = useRun(isApproximateNow)
  const genome = useRun((state) => digestOf(state, cell.genome))
  const bornAt = useRun((state) => noteTime(state.notes, cell.id, 'born')) ?? cell.bornAt
  const readyAt = useRun((state) => noteTime(state.notes, cell.id, 'ready'))
  return (
    <dl className="facts">
      <dt>{text.meanLoad(window)}</dt>
      <dd className="figure">{roughly(numbers.share(cell.load), isRough)}</dd>
      <dt>{cells.inFlight}</dt>
      <dd className="figure">
        {isSharing
          ? numbers.count(cell.inService)
          : roughly(text.inFlightOf(cell.inService, slots), isRough)}
      </dd>
      <dt>{cells.waiting}</dt>
      <dd className={cell.waiting > 0 ? 'figure warning' : 'figure'}>
        {roughly(numbers.count(cell.waiting), isRough)}
      </dd>
      <dt>{text.genome}</dt>
      <dd className="mono" title={text.genomeHelp(genome)}>
        {genome.slice(0, 4)}…{genome.slice(-3)}
      </dd>
      {cell.restarts > 0 && (
        <>
          <dt>{text.restarts}</dt>
          <dd className="figure">{numbers.count(cell.restarts)}</dd>
        </>
      )}
      <dt>{text.mother}</dt>
      <dd>
        {cell.mother === 0 ? (
          text.founder
        ) : (
          <button
            type="button"
            className="link"
            onClick={() => selection.setState({ cell: cell.mother })}
          >
            {cells.cell(cell.mother)}
          </button>
        )}
      </dd>
      <dt>{text.bornReady}</dt>
      <dd className="figure">
        {text.bornReadyAt(bornAt, readyAt ?? (cell.mother === 0 ? bornAt : null))}
      </dd>
    </dl>
  )
}
