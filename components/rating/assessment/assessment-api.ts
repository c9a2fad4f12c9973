'use client'
import type { AssessmentLive } from '@/lib/rating/assessment/view'
import { sendJson, troubleOf, type Reply } from '@/components/ui/api'
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

export type NewEvidence = {
  criterion: number
  rung: number | null
  title: string
  materialRequestId?: string | null
} & ({ url: string } | { fileId: string })

/** Throws Error with a Russian sentence. */
export async function postEvidence(base: string, evidence: NewEvidence): Promise<void> {
  const reply = await sendJson(`${base}/evidence`, { method: 'POST', body: JSON.stringify(evidence) })
  if (reply?.status !== 200) throw refused(reply)
}

/** Throws Error with a Russian sentence. */
export async function putEvidence(
  base: string,
  id: string,
  change: { title: string; rung: number | null },
): Promise<void> {
  const reply = await sendJson(`${base}/evidence/${id}`, { method: 'PUT', body: JSON.stringify(change) })
  if (reply?.status !== 200) throw refused(reply)
}

/** Throws Error with a Russian sentence. */
export async function deleteEvidence(base: string, id: string): Promise<void> {
  const reply = await sendJson(`${base}/evidence/${id}`, { method: 'DELETE', body: '{}' })
  if (reply?.status !== 200) throw refused(reply)
}

/** Attaches a copy of something that the portal holds. Throws Error with a Russian sentence. */
export async function postOffer(base: string, offer: { criterion: number; kind: string; id: string }): Promise<void> {
  const reply = await sendJson(`${base}/offers`, { method: 'POST', body: JSON.stringify(offer) })
  if (reply?.status !== 200) throw refused(reply)
}
