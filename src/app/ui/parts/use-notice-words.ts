import { autoscalerText } from '#text/en/autoscaler.ts'
import { useText, useWords } from '../page.ts'

/** Says a notice in the language in force. */
export function useNoticeWords(): (notice: string) => string {
  const { say } = useWords()
  const labels = useText(autoscalerText)
  // A refusal names the bounds as links write them; here stands what their fields are called.
  return (notice) =>
    say(notice).replaceAll(/hpa\.(minReplicas|maxReplicas)/gu, (_, name: string) =>
      name === 'minReplicas' ? labels.minReplicas : labels.maxReplicas,
    )
}
