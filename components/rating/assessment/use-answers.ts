'use client'
import { useState } from 'react'
import { useAutosave } from '@/components/ui/use-autosave'
import type { AssessmentLive, AssessmentView } from '@/lib/rating/assessment/view'
import { answerMachine, answersState, type AnswerContent, type Backup } from '@/lib/rating/assessment/autosave'
import { getLive, putAnswer } from './assessment-api'

const REFRESH_MS = 20_000

function isBackup(value: unknown): value is Backup {
  if (typeof value !== 'object' || value === null) return false
  const { content, base, at } = value as Record<string, unknown>
  const { attested, comment } = (content ?? {}) as Record<string, unknown>
  return (
    Array.isArray(attested) &&
    attested.every(Number.isInteger) &&
    typeof comment === 'string' &&
    Number.isInteger(base) &&
    typeof at === 'number'
  )
}

/** The self-assessment's answers with evidence, requests and status as they are now. */
export function useAnswers(tenant: string, view: AssessmentView) {
  const base = `/api/${tenant}/assessments/${view.id}`
  const [live, setLive] = useState<Omit<AssessmentLive, 'answers'>>({
    status: view.status,
    evidence: view.evidence,
    requests: view.requests,
  })
  const saving = useAutosave({
    machine: answerMachine,
    editable: view.can.edit,
    prefix: `gemba:answer:${tenant}:${view.id}:${view.userKey}:`,
    isBackup,
    everyMs: REFRESH_MS,
    start: () =>
      answersState(
        view.methodology.criteria.map(({ number }) => number),
        view.answers,
      ),
    send: (entries, leaving) =>
      Promise.all(entries.map(([key, entry]) => putAnswer(base, key, entry.local, entry.base, leaving))),
    look: async () => {
      const answer = await getLive(base)
      if ('kind' in answer) return null
      const { answers, ...rest } = answer
      setLive(rest)
      return answers
    },
  })
  return {
    ...saving,
    base,
    live,
    edit: (criterion: number, answer: AnswerContent) => saving.edit(String(criterion), answer),
    resolve: (criterion: number, answer: AnswerContent) => saving.resolve(String(criterion), answer),
  }
}
