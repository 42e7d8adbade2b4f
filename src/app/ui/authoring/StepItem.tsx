import { focusTargets, type FocusTarget } from '#core/organisms/lesson.ts'
import { textMax } from '#lessons/check-text.ts'
import type { DraftStep } from '#lessons/authoring/draft.ts'
import { moved, withoutStep, withStep } from '#lessons/authoring/edit.ts'
import type { PlannedStep } from '#lessons/plan.ts'
import { authoringText } from '#text/en/authoring.ts'
import { lessonCardText } from '#text/en/lesson-card.ts'
import { useText, useWords } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { ChoiceField } from '../parts/ChoiceField.tsx'
import { Icon } from '../parts/Icon.tsx'
import { AskForm } from './AskForm.tsx'
import type { Author } from './author.ts'
import { endWords } from './end-words.ts'
import { TextLine } from './TextLine.tsx'

interface StepItemProps {
  readonly author: Author
  readonly step: DraftStep
  readonly at: number
  readonly planned: PlannedStep | undefined
  readonly problem: string | null
}

/** A recorded step: when it ends and what it changes, with its words and what it asks. */
export function StepItem({ author, step, at, planned, problem }: StepItemProps) {
  const text = useText(authoringText)
  const { lookAt } = useText(lessonCardText)
  const { say } = useWords()
  const draft = () => author.store.getState().work.draft
  const edit = (fields: Partial<DraftStep>, field?: string) =>
    author.change(withStep(draft(), at, fields), field === undefined ? undefined : `${at} ${field}`)
  const { until } = step
  const name = text.stepNamed(at + 1, step.title)
  return (
    <li>
      <details className="disclosure">
        <summary>
          <span className="disclosure-title">{name}</span>
          <span className="micro">
            {planned !== undefined && endWords(text, until, planned.end)}
          </span>
          <Icon name="down" />
        </summary>
        <div className="disclosure-body">
          {step.changes.length > 0 && <p className="note">{text.changes(step.changes.length)}</p>}
          <TextLine
            label={text.stepTitle}
            value={step.title}
            most={textMax.title}
            onText={(title) => edit({ title }, 'title')}
          />
          <TextLine
            label={text.sentence}
            value={step.text}
            most={textMax.text}
            rows={3}
            onText={(words) => edit({ text: words }, 'text')}
          />
          <ChoiceField
            label={text.focus}
            value={step.focus}
            options={lookAt}
            onWish={(wish) => edit({ focus: targetOf(wish) })}
          />
          <AskForm step={step} planned={planned} onEdit={edit} />
          <TextLine
            label={text.notes}
            value={step.notes}
            most={textMax.notes}
            rows={2}
            onText={(notes) => edit({ notes }, 'notes')}
          />
          <Places author={author} at={at} />
        </div>
      </details>
      {problem !== null && <p className="problem">{say(problem)}</p>}
    </li>
  )
}

/** Moves the step, or takes it away. */
function Places({ author, at }: Pick<StepItemProps, 'author' | 'at'>) {
  const text = useText(authoringText)
  const draft = () => author.store.getState().work.draft
  const isLast = at === draft().steps.length - 1
  return (
    <div className="row">
      <Button
        look="ghost"
        disabled={at === 0}
        onPress={() => author.change(moved(draft(), at, -1))}
      >
        {text.up}
      </Button>
      <Button look="ghost" disabled={isLast} onPress={() => author.change(moved(draft(), at, 1))}>
        {text.down}
      </Button>
      <Button look="ghost" onPress={() => author.change(withoutStep(draft(), at))}>
        {text.remove}
      </Button>
    </div>
  )
}

function targetOf(wish: string): FocusTarget {
  return focusTargets.find((one) => one === wish) ?? 'stage'
}
