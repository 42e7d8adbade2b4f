import { useMemo, useState } from 'react'
import { loadPeak } from '#core/traffic/load.ts'
import type { ColumnChoice } from '#share/loads/columns.ts'
import { finishLoad, type LoadChoices } from '#share/loads/finish.ts'
import { previewLoad, type LoadPreview } from '#share/loads/preview.ts'
import { formatClock } from '#text/clock.ts'
import { importText } from '#text/en/import.ts'
import { usePage, useText, useWords } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { ChoiceField } from '../parts/ChoiceField.tsx'
import type { ImportProps } from './ImportDialog.tsx'
import { LoadAnswers } from './LoadAnswers.tsx'
import { LoadCurvePicture } from './LoadCurvePicture.tsx'

/** A load from a file: columns, unit, gaps and the curve that it makes, before anything changes. */
export function LoadImport({ source, onDone }: ImportProps) {
  const { session, visit } = usePage()
  const text = useText(importText)
  const { say } = useWords()
  const [columns, setColumns] = useState<ColumnChoice>({})
  const [answers, setAnswers] = useState<LoadChoices>({})
  const preview = useMemo(() => previewLoad(source.text, source.name, columns), [source, columns])
  const finished = useMemo(
    () => (preview.ok ? finishLoad(preview.value, answers) : preview),
    [preview, answers],
  )
  if (!preview.ok)
    return (
      <p className="problem" role="alert">
        {say(preview.problem)}
      </p>
    )
  // A question that nobody has answered yet is no mistake.
  const isAnswered =
    (answers.unit ?? preview.value.unit) !== null &&
    (answers.interval ?? preview.value.interval) !== null
  const apply = () => {
    if (!finished.ok) return
    visit.nameLoad(finished.value, source.name === '' ? text.pastedLoad : source.name)
    if (session.changeAll({ load: finished.value })) onDone()
  }
  return (
    <>
      <LoadTable
        preview={preview.value}
        onColumns={(choice) => setColumns({ ...columns, ...choice })}
      />
      {preview.value.problems.map((problem) => (
        <p key={problem} className="note">
          {say(problem)}
        </p>
      ))}
      <LoadAnswers preview={preview.value} answers={answers} onAnswers={setAnswers} />
      {finished.ok ? (
        <>
          <LoadCurvePicture load={finished.value} />
          <p className="micro figure">{text.peak(loadPeak(finished.value))}</p>
        </>
      ) : (
        <p className={isAnswered ? 'problem' : 'note'} role={isAnswered ? 'alert' : undefined}>
          {say(finished.problem)}
        </p>
      )}
      <div className="row-end">
        <Button look="primary" disabled={!finished.ok} onPress={apply}>
          {text.useLoad}
        </Button>
      </div>
    </>
  )
}

interface LoadTableProps {
  readonly preview: LoadPreview
  readonly onColumns: (choice: ColumnChoice) => void
}

/** What was found in the file, its first rows as written, and what each column is taken for. */
function LoadTable({ preview, onColumns }: LoadTableProps) {
  const words = useWords()
  const text = words.text(importText)
  const { rows, start, interval, duration, missing, gaps, form } = preview
  return (
    <>
      <dl className="summary">
        <dt>{text.rows}</dt>
        <dd className="figure">{words.numbers.count(rows)}</dd>
        {start !== null && (
          <>
            <dt>{text.starts}</dt>
            <dd className="figure">{start}</dd>
          </>
        )}
        <dt>{text.interval}</dt>
        <dd className="figure">{interval === null ? text.notTold : text.seconds(interval)}</dd>
        {duration !== null && (
          <>
            <dt>{text.lasts}</dt>
            <dd className="figure">{formatClock(duration)}</dd>
          </>
        )}
        {missing > 0 && (
          <>
            <dt>{text.gaps}</dt>
            <dd className="figure">{text.gapsFrom(missing, gaps[0]?.from ?? 0, duration ?? 0)}</dd>
          </>
        )}
      </dl>
      {form === 'table' && <Columns preview={preview} onColumns={onColumns} />}
    </>
  )
}

function Columns({ preview, onColumns }: LoadTableProps) {
  const text = useText(importText)
  const { columns, timeColumn, valueColumn, decimal, sampleRows } = preview
  const names = Object.fromEntries(columns.map(({ name }, index) => [String(index), name]))
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
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sampleRows.slice(0, 5).map((row, index) => (
              <tr key={index}>
                {columns.map((_, column) => (
                  <td key={column}>{row[column] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
