'use client'
import type { AssessmentLive, EvidenceView } from '@/lib/rating/assessment/view'
import { sendJson, troubleOf, type Reply } from '@/components/ui/api'
import { newId } from '@/lib/core/ids'
import type { Trouble } from '@/lib/core/autosave'
import type { AnswerContent, AutosaveEvent, SavedAnswer } from '@/lib/rating/assessment/autosave'

type Refusal = { error?: { details?: { theirs?: SavedAnswer } } }

/** Saves one answer; the reply is the event for the state machine. `leaving` lets the request outlive the page. */
export async function putAnswer(
  base: string,
  criterion: string,
  answer: AnswerContent,
  baseVersion: number,
  leaving: boolean,
): Promise<AutosaveEvent> {
  const reply = await sendJson(`${base}/answers/${criterion}`, {
    method: 'PUT',
    keepalive: leaving,
    body: JSON.stringify({ ...answer, baseVersion }),
  })
  if (reply?.status === 200) return { type: 'saved', key: criterion, saved: reply.body as SavedAnswer, at: Date.now() }
  const theirs = reply?.status === 409 ? (reply.body as Refusal).error?.details?.theirs : undefined
  return theirs
    ? { type: 'conflicted', key: criterion, theirs, at: Date.now() }
    : { type: 'failed', key: criterion, trouble: troubleOf(reply) }
}

export async function getLive(base: string): Promise<AssessmentLive | Trouble> {
  const reply = await sendJson(`${base}/answers`, { method: 'GET' })
  return reply?.status === 200 ? (reply.body as AssessmentLive) : troubleOf(reply)
}

const TROUBLE_TEXT: Record<'offline' | 'signedOut', string> = {
  offline: 'Нет связи. Повторите, когда она появится.',
  signedOut: 'Сеанс истёк. Войдите в новой вкладке и повторите.',
}

const refused = (reply: Reply | null): Error => {
  const trouble = troubleOf(reply)
  return new Error(trouble.kind === 'refused' ? trouble.message : TROUBLE_TEXT[trouble.kind])
}

const attempts = new Map<string, string>()

/** Sends something new; sent again after a lost answer it is the same attempt, and is not made twice. */
async function sendOnce(url: string, body: object) {
  const what = `${url} ${JSON.stringify(body)}`
  const attempt = attempts.get(what) ?? newId()
  attempts.set(what, attempt)
  const reply = await sendJson(url, { method: 'POST', body: JSON.stringify({ ...body, attempt }) })
  if (reply?.status === 200) attempts.delete(what)
  return reply
}

export type NewEvidence = {
  criterion: number
  rung: number | null
  title: string
  materialRequestId?: string | null
} & ({ url: string } | { fileId: string })

/** Throws Error with a Russian sentence. */
export async function postEvidence(base: string, evidence: NewEvidence): Promise<void> {
  const reply = await sendOnce(`${base}/evidence`, evidence)
  if (reply?.status !== 200) throw refused(reply)
}

/** Throws Error with a Russian sentence. */
export async function putEvidence(
  base: string,
  { id, version }: Pick<EvidenceView, 'id' | 'version'>,
  change: { title: string; rung: number | null },
): Promise<void> {
  const reply = await sendJson(`${base}/evidence/${id}`, {
    method: 'PUT',
    body: JSON.stringify({ ...change, version }),
  })
  if (reply?.status !== 200) throw refused(reply)
}

/** Throws Error with a Russian sentence. */
export async function deleteEvidence(
  base: string,
  { id, version }: Pick<EvidenceView, 'id' | 'version'>,
): Promise<void> {
  const reply = await sendJson(`${base}/evidence/${id}`, { method: 'DELETE', body: JSON.stringify({ version }) })
  if (reply?.status !== 200) throw refused(reply)
}

/** Attaches a copy of something that the portal holds. Throws Error with a Russian sentence. */
export async function postOffer(base: string, offer: { criterion: number; kind: string; id: string }): Promise<void> {
  const reply = await sendOnce(`${base}/offers`, offer)
  if (reply?.status !== 200) throw refused(reply)
}
