import { useEffect, useMemo, useState } from 'react'
import { hpaSignals, type HpaSignal } from '#core/policies/hpa-spec.ts'
import type { ManifestChoices, MetricNeed, RefusedField } from '#share/manifests/draft.ts'
import type { ManifestImport as Manifest } from '#share/manifests/import-manifest.ts'
import { plainCopy } from '#share/plain.ts'
import { importText } from '#text/en/import.ts'
import { steady } from '#text/steady.ts'
import { usePage, useRun, useSettings, useText, useWords } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { ChoiceField } from '../parts/ChoiceField.tsx'
import { Disclosure } from '../parts/Disclosure.tsx'
import type { ImportProps } from './ImportDialog.tsx'
import { manifestReader } from './manifest-reader.ts'
import { ReadingProgress } from './ReadingProgress.tsx'
import { Refusal } from './Refusal.tsx'
import { useReading } from './use-reading.ts'

/** A manifest of an autoscaler: what each field becomes, what must be answered, what is left out. */
export function ManifestImport({ source, onDone, onCancel, onEdit }: ImportProps) {
  const { session, visit } = usePage()
  const text = useText(importText)
  const controller = useSettings((settings) => settings.hpa.controller)
  const kind = useSettings(({ policy }) => policy.kind)
  const [choices, setChoices] = useState<ManifestChoices>({})
  const order = useMemo(() => ({ choices, controller }), [choices, controller])
  const reading = useReading(source, order, manifestReader)
  const read = reading.answer
  const progress = <ReadingProgress reading={reading} name={source.name} onCancel={onCancel} />
  if (read === null) return progress
  if (!read.ok) return <Refusal sentence={read.problem} source={source} onEdit={onEdit} />
  const manifest = read.value
  const apply = () => {
    const { settings, policy, hpa } = manifest
    if (policy === null) return
    // A manifest that is brought in is to decide; where the HPA does so already, its document alone changes.
    const decides = policy.kind === 'hpa' && kind === 'hpa' ? {} : { policy: plainCopy(policy) }
    if (!session.changeAll({ ...settings, ...decides, ...(hpa === null ? {} : { hpa }) })) return
    visit.dismiss()
    visit.keepManifest(manifest.source)
    onDone()
  }
  return (
    <>
      {manifest.scalers.length > 1 && (
        <ChoiceField
          label={text.autoscaler}
          value={manifest.chosen ?? ''}
          options={{
            '': text.pleaseChoose,
            ...Object.fromEntries(
              manifest.scalers.map(({ key, kind: what, name }) => [
                key,
                steady(`${name} (${what})`),
              ]),
            ),
          }}
          onWish={(scaler) => setChoices(scaler === '' ? {} : { scaler })}
        />
      )}
      <ServiceChoice
        named={manifest.scalers.find(({ key }) => key === manifest.chosen)?.name ?? null}
      />
      <Needs
        needs={manifest.needs}
        onAnswer={(key, signal) =>
          setChoices({ ...choices, signals: { ...choices.signals, [key]: signal } })
        }
      />
      <Refused
        fields={manifest.refused}
        onAccept={(accepted) => setChoices({ ...choices, accepted })}
      />
      <Mapped manifest={manifest} />
      <Sentences of={manifest.notices} />
      <Sentences of={manifest.open} />
      {progress}
      <div className="row-end">
        <Button
          look="primary"
          disabled={manifest.policy === null || reading.isUnderWay}
          onPress={apply}
        >
          {text.useAutoscaler}
        </Button>
      </div>
    </>
  )
}

function Sentences({ of }: { readonly of: readonly string[] }) {
  const { say } = useWords()
  if (of.length === 0) return null
  return (
    <ul className="note">
      {of.map((sentence) => (
        <li key={sentence}>{say(sentence)}</li>
      ))}
    </ul>
  )
}

/** Of several services the one whose autoscaler it becomes: the one of the manifest's name where there is one, else the one that is shown. */
function ServiceChoice({ named }: { readonly named: string | null }) {
  const { session } = usePage()
  const text = useText(importText)
  const services = useRun((state) => state.services)
  const watched = useRun((state) => state.watched)
  useEffect(() => {
    const service = session.store.getState().services.indexOf(named?.split('/').at(-1) ?? '')
    if (service >= 0) session.watch(service)
  }, [session, named])
  if (services.length < 2) return null
  return (
    <ChoiceField
      label={text.forService}
      value={String(watched)}
      options={new Map(services.map((name, service) => [String(service), name]))}
      onWish={(service) => session.watch(Number(service))}
    />
  )
}

interface NeedsProps {
  readonly needs: readonly MetricNeed[]
  readonly onAnswer: (key: string, signal: HpaSignal) => void
}

/** What each metric with a name of its own counts; a guess from its name still has to be confirmed. */
function Needs({ needs, onAnswer }: NeedsProps) {
  const text = useText(importText)
  if (needs.length === 0) return null
  return (
    <fieldset className="rules">
      <legend className="form-title">{text.whatMetricsCount}</legend>
      {needs.map(({ key, type, name, guess, signal }) => (
        <ChoiceField
          key={key}
          label={`${steady(name)} (${type})`}
          value={signal ?? ''}
          options={{
            '': guess === null ? text.pleaseChoose : text.soundsLike(text.signals[guess]),
            ...text.signals,
          }}
          onWish={(chosen) => {
            const known = hpaSignals.find((option) => option === chosen)
            if (known !== undefined) onAnswer(key, known)
          }}
        />
      ))}
    </fieldset>
  )
}

interface RefusedProps {
  readonly fields: readonly RefusedField[]
  readonly onAccept: (keys: readonly string[]) => void
}

/** Fields that the simulation cannot follow: each is left out only when its box is ticked. */
function Refused({ fields, onAccept }: RefusedProps) {
  const { say } = useWords()
  const text = useText(importText)
  if (fields.length === 0) return null
  const accepted = fields.filter((field) => field.accepted).map(({ key }) => key)
  return (
    <fieldset className="rules refusals">
      <legend className="form-title">{text.notSimulated}</legend>
      {fields.map((field) => (
        <label key={field.key}>
          <input
            type="checkbox"
            checked={field.accepted}
            onChange={(event) =>
              onAccept(
                event.target.checked
                  ? [...accepted, field.key]
                  : accepted.filter((key) => key !== field.key),
              )
            }
          />
          <span>
            <span className="mono">{steady(field.path)}</span>{' '}
            <span className="micro">{text.line(field.line)}</span>: {say(field.reason)}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** What every understood field becomes, and what stays without effect. */
function Mapped({ manifest }: { readonly manifest: Manifest }) {
  const words = useWords()
  const text = words.text(importText)
  const { mapped, idle, unused } = manifest
  if (mapped.length === 0) return null
  return (
    <>
      <div className="sample sample-fields">
        <table>
          <caption className="form-title">{text.whatFieldsBecome}</caption>
          <thead>
            <tr>
              <th scope="col">{text.field}</th>
              <th scope="col">{text.value}</th>
              <th scope="col">{text.becomes}</th>
            </tr>
          </thead>
          <tbody>
            {mapped.map(({ path, line, value, setting, becomes }) => (
              <tr key={`${path} ${line} ${setting}`}>
                <td>{steady(path)}</td>
                <td>{steady(value)}</td>
                <td>{text.settingBecomes(words.say(setting), words.say(becomes))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {idle.length + unused.length > 0 && (
        <Disclosure
          title={text.withoutEffect}
          summary={words.numbers.count(idle.length + unused.length)}
        >
          <ul>
            {unused.map((sentence) => (
              <li key={sentence}>{words.say(sentence)}</li>
            ))}
            {idle.map(({ path, line }) => (
              <li key={`${path} ${line}`} className="micro">
                {steady(path)}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  )
}
