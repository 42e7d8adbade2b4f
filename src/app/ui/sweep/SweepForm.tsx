import { useMemo, useState } from 'react'
import { choicesOf, type Choice } from '#app/sweeps/choices.ts'
import type { SweepDesk } from '#app/sweeps/desk.ts'
import { planOf, type SweepWish } from '#app/sweeps/plan.ts'
import { sweepText } from '#text/en/sweep.ts'
import { useRun, useText, useWords } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { ChoiceField } from '../parts/ChoiceField.tsx'
import { NumberField } from '../parts/NumberField.tsx'
import { settingName, valueName } from './names.ts'

/** What is asked for first: five values over ten seeds. */
const firstSizes = { count: 5, seeds: 10 } as const

interface FormProps {
  readonly desk: SweepDesk
  readonly isBusy: boolean
}

/** Which setting is varied, over which values and how many seeds; what cannot be made is said before it begins. */
export function SweepForm({ desk, isBusy }: FormProps) {
  const text = useText(sweepText)
  const words = useWords()
  const settings = useRun((state) => state.settings)
  const watched = useRun((state) => state.watched)
  const recording = useRun((state) => state.recording)
  const choices = useMemo(() => choicesOf({ settings, watched }), [settings, watched])
  const [path, setPath] = useState('')
  const [change, setChange] = useState<Partial<SweepWish>>({})
  const choice = choices.find((one) => one.path === path) ?? choices[0]
  const wish = useMemo(
    () => (choice === undefined ? null : { ...firstSizes, ...rangeOf(choice), ...change }),
    [choice, change],
  )
  const plan = useMemo(() => {
    if (choice === undefined || wish === null) return null
    const show = (value: Choice['present']) => valueName(choice, value, words)
    const { say } = words
    return planOf({ settings, recording }, choice, wish, { text, say, show })
  }, [settings, recording, choice, wish, words, text])
  if (choice === undefined || wish === null || plan === null) return null
  const { sweep, values } = plan.ok ? plan.value : { sweep: null, values: [] }
  const list = values.map((value) => valueName(choice, value, words)).join(', ')
  return (
    <div className="sweep-form">
      <ChoiceField
        label={text.setting}
        value={choice.path}
        options={new Map(choices.map((one) => [one.path, settingName(one, words)]))}
        onWish={(next) => {
          setPath(next)
          // A range belongs to its setting.
          setChange(({ seeds = firstSizes.seeds }) => ({ seeds }))
        }}
        disabled={isBusy}
      />
      <Sizes
        choice={choice}
        wish={wish}
        onWish={(part) => setChange((before) => ({ ...before, ...part }))}
        disabled={isBusy}
      />
      {isBusy ? (
        <Button key="act" onPress={() => desk.cancel()}>
          {text.cancel}
        </Button>
      ) : (
        <Button
          key="act"
          look="primary"
          disabled={!plan.ok}
          onPress={() => plan.ok && desk.start(plan.value)}
        >
          {text.start}
        </Button>
      )}
      <p className={plan.ok ? 'note' : 'problem'} role="status">
        {sweep === null
          ? !plan.ok && plan.problem
          : text.willMake(list, sweep.seeds, values.length * sweep.seeds)}
      </p>
    </div>
  )
}

function rangeOf(choice: Choice): Pick<SweepWish, 'from' | 'to'> {
  return choice.kind === 'number' ? { from: choice.from, to: choice.to } : { from: 0, to: 0 }
}

interface SizesProps {
  readonly choice: Choice
  readonly wish: SweepWish
  readonly onWish: (part: Partial<SweepWish>) => void
  readonly disabled: boolean
}

function Sizes({ choice, wish, onWish, disabled }: SizesProps) {
  const text = useText(sweepText)
  const field = (name: keyof SweepWish, unit = '') => (
    <NumberField
      label={text[name]}
      value={wish[name]}
      unit={unit}
      onWish={(value) => onWish({ [name]: value })}
      disabled={disabled}
    />
  )
  return (
    <>
      {choice.kind === 'number' && (
        <>
          {field('from', choice.unit)}
          {field('to', choice.unit)}
          {field('count')}
        </>
      )}
      {field('seeds')}
    </>
  )
}
