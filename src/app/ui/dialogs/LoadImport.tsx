import { useMemo, useState } from 'react'
import { loadPeak } from '#core/traffic/load.ts'
import type { ColumnChoice } from '#share/loads/columns.ts'
import type { LoadChoices } from '#share/loads/finish.ts'
import type { LoadReading } from '#share/reading/reader.ts'
import { importText } from '#text/en/import.ts'
import { steady } from '#text/steady.ts'
import { usePage, useText, useWords } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { ChoiceField } from '../parts/ChoiceField.tsx'
import type { ImportProps } from './ImportDialog.tsx'
import { LoadAnswers } from './LoadAnswers.tsx'
import { LoadCurvePicture } from './LoadCurvePicture.tsx'
import { LoadSources } from './LoadSources.tsx'
import { LoadGaps, LoadSummary } from './LoadSummary.tsx'
import { loadReader } from './readers.ts'
import { ReadingProgress } from './ReadingProgress.tsx'
import { Refusal } from './Refusal.tsx'
import { useReading } from './use-reading.ts'

/** A load from a file: columns, unit, gaps and the curve that it makes, before anything changes. */
export function LoadImport({ source, onDone, onCancel, onEdit, onCalibrate }: ImportProps) {
  const { session, visit } = usePage()
  const text = useText(importText)
  const { say } = useWords()
  const [columns, setColumns] = useState<ColumnChoice>({})
  const [answers, setAnswers] = useState<LoadChoices>({})
  const order = useMemo(() => ({ kind: 'load', columns, answers }) as const, [columns, answers])
  const reading = useReading(source, order, loadReader)
  const read = reading.answer
  const progress = <ReadingProgress reading={reading} name={source.name} onCancel={onCancel} />
  if (read === null) return progress
  if (!read.ok) return <Refusal sentence={read.problem} source={source} onEdit={onEdit} />
  const { preview, load } = read.value
  // A question that nobody has answered yet is no mistake.
  const isAnswered =
    (answers.unit ?? preview.unit) !== null && (answers.interval ?? preview.interval) !== null
  const apply = () => {
    if (!load.ok) return
    visit.nameLoad(load.value, source.name === '' ? text.pastedLoad : source.name)
    if (!session.changeAll({ load: load.value })) return
    // Over the alert of a damaged link this is a way on.
    visit.dismiss()
    onDone()
  }
  return (
    <>
      <LoadSummary preview={preview} answers={answers} load={load.ok ? load.value : null} />
      {preview.sources.length > 1 && (
        <LoadSources
          sources={preview.sources}
          onTake={(sources) => setColumns({ ...columns, sources })}
        />
      )}
      {preview.form === 'table' && (
        <Columns preview={preview} onColumns={(choice) => setColumns({ ...columns, ...choice })} />
      )}
      {preview.problems.length > 0 && (
        <div>
          {preview.problems.map((problem) => (
            <p key={problem} className="note">
              {say(problem)}
            </p>
          ))}
        </div>
      )}
      <LoadAnswers preview={preview} answers={answers} onAnswers={setAnswers} />
      <LoadGaps preview={preview} filling={answers.gaps ?? 'hold'} />
      {load.ok ? (
        <>
          <LoadCurvePicture load={load.value} />
          <p className="micro figure">{text.peak(loadPeak(load.value))}</p>
        </>
      ) : (
        <p className={isAnswered ? 'problem' : 'note'} role={isAnswered ? 'alert' : undefined}>
          {say(load.problem)}
        </p>
      )}
      {progress}
      <div className="row-end" style={{ flexWrap: 'wrap' }}>
        {(preview.columns.length > 2 || preview.sources.length > 1) && (
          <Button onPress={onCalibrate}>{text.calibrate}</Button>
        )}
        <Button look="primary" disabled={!load.ok || reading.isUnderWay} onPress={apply}>
          {text.useLoad}
        </Button>
      </div>
    </>
  )
}

interface ColumnsProps {
  readonly preview: LoadReading['preview']
  readonly onColumns: (choice: ColumnChoice) => void
}

/** The first rows as written, and what each column is taken for. */
function Columns({ preview, onColumns }: ColumnsProps) {
  const text = useText(importText)
  const { columns, timeColumn, valueColumn, decimal, sampleRows } = preview
  const names = Object.fromEntries(columns.map(({ name }, index) => [String(index), steady(name)]))
  return (
    <>
      <div className="choices">
        <ChoiceField
          label={text.times}
          value={String(timeColumn ?? -1)}
          options={{ '-1': text.none, ...names }}
          onWish={(column) => onColumns({ timeColumn: column === '-1' ? null : Number(column) })}
        />
        <ChoiceField
          label={text.values}
          value={String(valueColumn)}
          options={names}
          onWish={(column) => onColumns({ valueColumn: Number(column) })}
        />
        <ChoiceField
          label={text.decimalSign}
          value={decimal}
          options={{ '.': text.point, ',': text.comma }}
          onWish={(sign) => onColumns({ decimal: sign === ',' ? ',' : '.' })}
        />
      </div>
      <div className="sample">
        <table>
          <caption className="form-title">{text.firstRows}</caption>
          <thead>
            <tr>
              {columns.map(({ name }, index) => (
                // Two columns may have one name; their place tells them apart.
                <th
                  key={index}
                  scope="col"
                  data-used={index === timeColumn || index === valueColumn}
                >
                  {steady(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sampleRows.slice(0, 5).map((row, index) => (
              <tr key={index}>
                {columns.map((_, column) => (
                  <td key={column}>{steady(row[column] ?? '')}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
