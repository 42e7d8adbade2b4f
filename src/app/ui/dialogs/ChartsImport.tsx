import type { Result } from '#core/schema/schema.ts'
import type { LoadCurve } from '#core/traffic/load.ts'
import { sampleColumns } from '#worker/frame.ts'
import type { ChartsCsv } from '#share/charts-csv.ts'
import { formatClock } from '#text/clock.ts'
import { chartsFileText } from '#text/en/charts-file.ts'
import { importText } from '#text/en/import.ts'
import { scenariosText } from '#text/en/scenarios.ts'
import { steady } from '#text/steady.ts'
import { usePage, useText, useWords } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import type { ImportProps } from './ImportDialog.tsx'
import { chartsReader } from './readers.ts'
import { ReadingProgress } from './ReadingProgress.tsx'
import { Refusal } from './Refusal.tsx'
import { useReading } from './use-reading.ts'

const chartsOrder = { kind: 'charts' } as const

/** The numbers of charts from a file: to be shown beside the run, or to be its load. */
export function ChartsImport({ source, onDone, onCancel, onEdit }: ImportProps) {
  const { layout } = usePage()
  const text = useText(chartsFileText)
  const words = useText(importText)
  const reading = useReading(source, chartsOrder, chartsReader)
  const read = reading.answer
  if (read === null) {
    return <ReadingProgress reading={reading} name={source.name} onCancel={onCancel} />
  }
  if (!read.ok) return <Refusal sentence={read.problem} source={source} onEdit={onEdit} />
  const { file, arrivals } = read.value
  const name = source.name === '' ? words.pastedText : source.name
  const show = () => {
    const { service } = file.facts
    const samples = { rows: file.rows, count: file.count }
    layout.setState({
      reference: { name, samples, ...(service === undefined ? {} : { service }) },
    })
    onDone()
  }
  return (
    <>
      <Facts file={file} />
      <p className="note">{text.besideHelp}</p>
      <div className="row-end">
        {arrivals !== null && <UseArrivals load={arrivals} name={source.name} onDone={onDone} />}
        <Button look="primary" onPress={show}>
          {text.showBeside}
        </Button>
      </div>
    </>
  )
}

function Facts({ file }: { readonly file: ChartsCsv }) {
  const text = useText(chartsFileText)
  const names = useText(scenariosText)
  const { facts, columns, rows, count } = file
  const labels = new Map(Object.entries(names).map(([id, { label }]) => [id, label]))
  const scenario = labels.get(facts['scenario'] ?? '') ?? text.ownScenario
  const { service } = facts
  const named = service === undefined ? scenario : `${scenario}, ${service}`
  const last = rows[(count - 1) * sampleColumns.length] ?? 0
  const seed = facts['seed']
  return (
    <dl className="summary">
      <dt>{text.from}</dt>
      <dd>{seed === undefined ? text.unknown : text.fromRun(named, steady(seed))}</dd>
      <dt>{text.holds}</dt>
      <dd>{columns.map((name) => text.columns[name]).join(', ')}</dd>
      <dt>{text.rows}</dt>
      <dd className="figure">{text.rowsUntil(count, formatClock(last))}</dd>
    </dl>
  )
}

interface ArrivalsProps {
  readonly load: Result<LoadCurve>
  readonly name: string
  readonly onDone: () => void
}

function UseArrivals({ load, name, onDone }: ArrivalsProps) {
  const { session, visit } = usePage()
  const text = useText(chartsFileText)
  const words = useText(importText)
  const apply = () => {
    if (!load.ok) return
    visit.nameLoad(load.value, name === '' ? words.pastedLoad : name)
    if (!session.changeAll({ load: load.value })) return
    visit.dismiss()
    onDone()
  }
  return load.ok ? (
    <Button onPress={apply}>{text.useArrivals}</Button>
  ) : (
    <Problem sentence={load.problem} />
  )
}

function Problem({ sentence }: { readonly sentence: string }) {
  const { say } = useWords()
  return (
    <p className="problem" role="alert">
      {say(sentence)}
    </p>
  )
}
