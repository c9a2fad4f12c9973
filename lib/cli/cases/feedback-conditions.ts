// conditions.json: a survey with conditions → the check of the whole; answers → the way through (F4).
import { checkSurvey, type Place } from '@/lib/feedback/survey/check'
import { wayThrough } from '@/lib/feedback/survey/conditions'
import {
  newQuestion,
  type Answer,
  type Answers,
  type SurveyContent,
  type SurveyQuestion,
} from '@/lib/feedback/survey/definition'
import { compared, isRecord, recordsOf, trying } from './read'
import type { CaseResult, Runner } from './types'

const isSurvey = (value: unknown): boolean => isRecord(value) && Array.isArray(value.pages)

export const hasConditionCases = (data: unknown): boolean => recordsOf(data).some(({ survey }) => isSurvey(survey))

export const conditionCases: Runner = function* (data) {
  for (const one of recordsOf(data)) {
    const id = String(one.id)
    const survey = surveyOf(one.survey)
    if (survey === undefined || !isRecord(one.expected)) yield { id, equal: false, understood: false }
    else yield trying(id, () => tried(id, survey, one.vectors, one.expected as Record<string, unknown>))
  }
}

const KINDS = ['one', 'many', 'number', 'text'] as const

/** A word is its own id here; a `number` is whole. */
function surveyOf(value: unknown): SurveyContent | undefined {
  const pages = recordsOf(value, 'pages').map((page) => ({
    id: String(page.id),
    title: '',
    note: '',
    questions: recordsOf(page, 'questions').map(questionOf),
    next: (page.next ?? []) as SurveyContent['pages'][number]['next'],
  }))
  const known = pages.every(({ questions }) => questions.every((question) => question !== undefined))
  return isSurvey(value) && known ? ({ pages } as SurveyContent) : undefined
}

function questionOf(given: Record<string, unknown>): SurveyQuestion | undefined {
  const kind = KINDS.find((one) => one === given.kind)
  if (kind === undefined) return undefined
  const { id, options = [], min = null, max = null, minChosen = null, maxChosen = null, required, showWhen } = given
  return {
    ...newQuestion(String(id), kind),
    ...{ min: min as number | null, max: max as number | null, minChosen: minChosen as number | null },
    ...{ maxChosen: maxChosen as number | null, required: required === true },
    showWhen: showWhen as SurveyQuestion['showWhen'],
    options: (options as unknown[]).map((option) => {
      const { value, showWhen: when, goTo } = isRecord(option) ? option : { value: option }
      return { id: String(value), label: String(value), showWhen: when, goTo } as SurveyQuestion['options'][number]
    }),
  }
}

function tried(id: string, survey: SurveyContent, vectors: unknown, expected: Record<string, unknown>): CaseResult {
  const check = checkSurvey(survey)
  const { refused, found } = check
  if (check.tooMany) return { id, equal: false, note: 'too many combinations' }
  const got: Record<string, unknown> = {
    check: {
      refused: sorted(refused.map(({ kind, at, refersTo }) => ({ kind, at: placeText(at), refersTo }))),
      ...(found && {
        ...found,
        unreachableOptions: found.unreachableOptions.map(({ question, option }) => `${question}: ${option}`),
      }),
    },
  }
  const right = { ...expected, check: expected.check as Record<string, unknown> }
  if (Array.isArray(right.check?.refused))
    right.check = { ...right.check, refused: sorted(recordsOf(right.check, 'refused')) }
  if (Array.isArray(expected.vectors))
    got.vectors = (vectors as Record<string, unknown>[]).map((vector) => wayOf(survey, vector))
  return compared(id, got, right)
}

const sorted = (refused: Record<string, unknown>[]): unknown[] => {
  const key = ({ kind, at, refersTo }: Record<string, unknown>): string => JSON.stringify([kind, at, refersTo])
  return refused.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
}

const placeText = (at: Place): string =>
  at.question === undefined
    ? `${at.page}.next[${at.rule}]`
    : at.option === undefined
      ? at.question
      : `${at.question}: ${at.option}`

function wayOf(survey: SurveyContent, vector: Record<string, unknown>): unknown {
  const kinds = new Map(survey.pages.flatMap(({ questions }) => questions.map(({ id, kind }) => [id, kind])))
  const numeric = (id: string): boolean => kinds.get(id) === 'number'
  const given = Object.fromEntries(
    Object.entries(vector).map(([id, value]) => [
      id,
      numeric(id) && value !== null ? String(value) : (value as Answer),
    ]),
  ) as Answers
  const { shown, kept, dropped, stoppedAt, missing } = wayThrough(survey, given)
  if (stoppedAt !== null) return { shown, stoppedAt, missing }
  const asGiven = Object.entries(kept).map(([id, value]) => [id, numeric(id) ? Number(value) : value])
  return { shown, kept: Object.fromEntries(asGiven) as unknown, dropped, sent: true }
}
