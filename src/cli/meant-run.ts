import type { Recording } from '#core/organisms/recording.ts'
import type { Result } from '#core/schema/schema.ts'
import type { InputRequest } from './input-options.ts'
import { withInputs } from './inputs.ts'
import { openTarget, type Target } from './target.ts'
import type { Terminal } from './terminal.ts'

/** The run that a command is about. */
export interface MeantRun {
  /** As it was named, before options changed it. */
  readonly target: Target
  readonly recording: Recording
}

/** Opens what was named, puts in what the options say, and tells what is to be known of both. */
export function openMeantRun(request: InputRequest, terminal: Terminal): Result<MeantRun> {
  const target = openTarget(request.target, terminal)
  if (!target.ok) return target
  for (const notice of target.value.notices) terminal.tell(notice)
  const inputs = withInputs(target.value.recording, request, terminal)
  if (!inputs.ok) return inputs
  for (const notice of inputs.value.notices) terminal.tell(notice)
  return { ok: true, value: { target: target.value, recording: inputs.value.recording } }
}
