import 'server-only'
import { isUuid } from '@/lib/core/ids'
import { keyed } from '@/lib/platform/secrets'

/**
 * The word of an opened form: which version of the survey it shows and when it was opened. Signed, so that an answer to
 * an older version is known to come from a form that was opened while that version was asked. Stored nowhere.
 */
export function formWord(tenantId: string, versionId: string, now: Date): string {
  const second = Math.floor(now.getTime() / 1000).toString(36)
  return `${versionId}.${second}.${sign(tenantId, versionId, second)}`
}

export function readFormWord(tenantId: string, word: string): { versionId: string; openedAt: Date } | null {
  const [versionId = '', second = '', mac = ''] = word.split('.')
  if (!isUuid(versionId) || !/^[0-9a-z]{1,9}$/.test(second) || mac !== sign(tenantId, versionId, second)) return null
  return { versionId, openedAt: new Date(parseInt(second, 36) * 1000) }
}

const sign = (tenantId: string, versionId: string, second: string): string =>
  keyed(`${tenantId}.${versionId}.${second}`, 'survey-form').slice(0, 22)

/** The trace of an employee who answered a survey: useless without the portal's secret. */
export const employeeMark = (surveyId: string, personId: string): string =>
  keyed(`${surveyId} ${personId}`, 'survey-mark')
