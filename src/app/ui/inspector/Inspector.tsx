import { useCallback } from 'react'
import { formatClock, formatCount, formatShare } from '#app/charts/format.ts'
import type { Frame, Phase } from '#worker/frame.ts'
import { DecisionList } from '../decisions/DecisionList.tsx'
import { DecisionRecord } from '../decisions/DecisionRecord.tsx'
import { usePage, useRun, useSelection } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { Disclosure } from '../parts/Disclosure.tsx'
import { PhaseGlyph, type GlyphName } from '../parts/PhaseGlyph.tsx'
import {
  birthDecision,
  cellName,
  cellOf,
  daughterOf,
  noteTime,
  phaseWords,
  stateOf,
  type CellFacts,
} from './cells.ts'
import { CellLoad } from './CellLoad.tsx'
import { Portrait } from './Portrait.tsx'
import { useFrame } from './use-frame.ts'

/** The selected cell, and why the autoscaler did what it did. */
export function Inspector() {
  const selected = useSelection((state) => state.cell)
  const cell = useFrame(
    useCallback((frame: Frame) => (selected === null ? null : cellOf(frame, selected)), [selected]),
    200,
  )
  return (
    <section className="panel" aria-labelledby="inspector-title">
      <div className="row-spread">
        <h2 className="section-title" id="inspector-title">
          {selected === null ? 'Selected cell' : cellName(selected)}
        </h2>
        {cell !== null && <span className="micro">{stateOf(cell)}</span>}
      </div>
      {selected === null && (
        <p className="note">
          Choose a cell on the stage, or in the list of cells, to see what it does and why it is
          there.
        </p>
      )}
      {selected !== null && cell === null && (
        <p className="note">This cell is not alive at the moment shown.</p>
      )}
      {cell !== null && <CellDetails cell={cell} />}
      <Disclosure title="Decisions" summary="latest first">
        <DecisionList />
      </Disclosure>
    </section>
  )
}

function CellDetails({ cell }: { readonly cell: CellFacts }) {
  const { session } = usePage()
  const canDie = useRun((state) => state.status !== 'broken' && state.status !== 'loading')
  return (
    <>
      <div className="inspector">
        <Portrait cell={cell} />
        <Facts cell={cell} />
      </div>
      <Growth cell={cell} />
      <CellLoad cell={cell.id} />
      <Button disabled={!canDie || cell.phase === 'dead'} onPress={() => session.kill(cell.id)}>
        Kill cell
      </Button>
      <Birth cell={cell} />
    </>
  )
}

const glyphs: Readonly<Partial<Record<Phase, GlyphName>>> = {
  scheduled: 'prophase',
  pulling: 'metaphase',
  booting: 'anaphase',
  probing: 'telophase',
}

/** Which stage of starting the cell, or the daughter it is dividing into, has reached. */
function Growth({ cell }: { readonly cell: CellFacts }) {
  const { session } = usePage()
  const time = useRun((state) => state.time)
  const notes = useRun((state) => state.notes)
  const frame = session.lastFrame()
  const grown =
    frame === null || glyphs[cell.phase] !== undefined ? cell : daughterOf(frame, cell.id)
  const glyph = grown === null ? undefined : glyphs[grown.phase]
  if (grown === null || glyph === undefined) return null
  const age = Math.max(0, time - (noteTime(notes, grown.id, 'born') ?? grown.bornAt))
  return (
    <p className="growth">
      <PhaseGlyph name={glyph} />
      {grown.id === cell.id ? 'It is' : `Daughter ${grown.id} is`} {phaseWords[grown.phase]}
      <span className="figure">{Math.floor(age)} s so far</span>
    </p>
  )
}

function Facts({ cell }: { readonly cell: CellFacts }) {
  const { selection } = usePage()
  const slots = useRun((state) => state.settings.slots)
  const genome = useRun((state) => state.genomes[cell.genome] ?? '')
  const bornAt = useRun((state) => noteTime(state.notes, cell.id, 'born')) ?? cell.bornAt
  const readyAt = useRun((state) => noteTime(state.notes, cell.id, 'ready'))
  return (
    <dl className="facts">
      <dt>Load</dt>
      <dd className="figure">{formatShare(cell.load)}</dd>
      <dt>In flight</dt>
      <dd className="figure">
        {formatCount(cell.inService)} of {slots}
      </dd>
      <dt>Waiting</dt>
      <dd className={cell.waiting > 0 ? 'figure warning' : 'figure'}>
        {formatCount(cell.waiting)}
      </dd>
      <dt>Genome</dt>
      <dd className="mono" title={`Digest of the image and its configuration: ${genome}`}>
        {genome.slice(0, 4)}…{genome.slice(-3)}
      </dd>
      <dt>Mother</dt>
      <dd>
        {cell.mother === 0 ? (
          'founder'
        ) : (
          <button
            type="button"
            className="link"
            onClick={() => selection.setState({ cell: cell.mother })}
          >
            {cellName(cell.mother)}
          </button>
        )}
      </dd>
      <dt>Born, ready</dt>
      <dd className="figure">
        {formatClock(bornAt)},{' '}
        {readyAt === null
          ? cell.mother === 0
            ? formatClock(bornAt)
            : 'not yet'
          : formatClock(readyAt)}
      </dd>
    </dl>
  )
}

function Birth({ cell }: { readonly cell: CellFacts }) {
  const decision = useRun((state) =>
    cell.mother === 0
      ? null
      : birthDecision(state.decisions, noteTime(state.notes, cell.id, 'born') ?? cell.bornAt),
  )
  if (cell.mother === 0)
    return <p className="note">It was there from the start; no decision made it.</p>
  if (decision === null) return null
  return (
    <div className="birth">
      <h3 className="form-title">Why did it divide?</h3>
      <DecisionRecord decision={decision} />
    </div>
  )
}
