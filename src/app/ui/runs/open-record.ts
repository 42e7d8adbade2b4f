import { growAgain, openKept } from '#app/drafts/pack-run.ts'
import type { RunRecord } from '#app/drafts/run-record.ts'
import type { Page } from '../page.ts'
import { deskOf } from './desk-of.ts'

/** Opens a kept run with its branches; a draft goes on as the same one. What cannot be read is told, and stays where it is. */
export async function openRecord(page: Page, record: RunRecord): Promise<boolean> {
  const opened = await openKept(page.visit, record)
  if (!opened.ok) {
    page.session.say(opened.problem)
    return false
  }
  await growAgain(page.session, record, page.builtIns)
  deskOf(page).keeper.adopt(record)
  return true
}
