/** Every answer to a small survey, tried one by one: what the check of a survey must find. */
import { holds, offeredOptions, wayThrough } from '@/lib/feedback/survey/conditions'
import type { Exploration } from '@/lib/feedback/survey/check-ways'
import type { Answer, Answers, SurveyContent, SurveyQuestion } from '@/lib/feedback/survey/definition'

function valuesOf(question: SurveyQuestion): Answer[] {
  const ids = question.options.map(({ id }) => id)
  if (question.kind === 'one') return [...ids, ...(question.dontKnow ? [{ dontKnow: true as const }] : [])]
  if (question.kind === 'many')
    return Array.from({ length: 2 ** ids.length - 1 }, (_, mask) => ids.filter((_id, i) => ((mask + 1) >> i) & 1))
  if (question.kind === 'number') {
    const { min, max } = question
    return Array.from({ length: Math.max(0, (max ?? 0) - (min ?? 0) + 1) }, (_, i) => String((min ?? 0) + i))
  }
  return ['слова']
}

const canAnswer = (question: SurveyQuestion, kept: Answers): boolean => {
  const offered = offeredOptions(question, kept).length
  if (question.kind === 'one') return offered > 0 || question.dontKnow
  if (question.kind === 'many')
    return (
      offered >= Math.max(1, question.minChosen ?? 1) &&
      (question.maxChosen ?? 99) >= Math.max(1, question.minChosen ?? 1)
    )
  return valuesOf(question).length > 0
}

/** Goes page by page in the head of a person: answers only what is shown, only what is offered. */
export function bruteForce(survey: SurveyContent): Exploration {
  const shown = new Map<string, { times: number; without: number }>()
  const offered = new Map<string, Set<string>>()
  const entries = new Map<string, Map<string, Answers>>(survey.pages.map(({ id }) => [id, new Map()]))
  const first = survey.pages[0]
  if (first) entries.get(first.id)?.set('{}', {})
  const stuckPages: Exploration['stuckPages'] = { always: [], sometimes: [] }
  for (const page of survey.pages) {
    let stuck = 0
    const all = entries.get(page.id) ?? new Map<string, Answers>()
    for (const entry of all.values()) {
      let inside: { kept: Answers; lacks: boolean }[] = [{ kept: entry, lacks: false }]
      for (const question of page.questions)
        inside = inside.flatMap(({ kept, lacks }) => {
          if (!holds(question.showWhen, kept)) return [{ kept, lacks }]
          const possible = canAnswer(question, kept)
          const seen = shown.get(question.id) ?? { times: 0, without: 0 }
          const without = question.required && !possible
          shown.set(question.id, { times: seen.times + 1, without: seen.without + Number(without) })
          const ids = offeredOptions(question, kept).map(({ id }) => id)
          offered.set(question.id, new Set([...(offered.get(question.id) ?? []), ...ids]))
          if (without) return [{ kept, lacks: true }]
          const answers = valuesOf(question)
            .filter((value) => {
              const options = question.options.flatMap(({ id, label }) => (ids.includes(id) ? [{ id, label }] : []))
              const alone = { ...question, options, showWhen: undefined, required: false }
              const one = { pages: [{ ...page, next: [], questions: [alone] }] }
              return wayThrough(one, { [question.id]: value }).dropped.length === 0
            })
            .map((value) => ({ kept: { ...kept, [question.id]: value }, lacks }))
          return question.required ? answers : [{ kept, lacks }, ...answers]
        })
      const out = inside.filter(({ lacks }) => !lacks)
      if (out.length === 0) stuck += 1
      for (const { kept } of out) {
        // The survey itself says where this leads.
        const way = wayThrough(survey, kept)
        const next = way.pages[way.pages.indexOf(page.id) + 1]
        if (next !== undefined) entries.get(next)?.set(JSON.stringify(kept), kept)
      }
    }
    if (stuck > 0) stuckPages[stuck === all.size ? 'always' : 'sometimes'].push(page.id)
  }
  const questions = survey.pages.flatMap((page) => page.questions)
  const times = (id: string) => shown.get(id) ?? { times: 0, without: 0 }
  return {
    neverShown: questions.flatMap(({ id }) => (shown.has(id) ? [] : [id])),
    unreachablePages: [...entries].flatMap(([id, all]) => (all.size === 0 ? [id] : [])),
    stuckPages,
    requiredWithoutAnswer: {
      always: questions.flatMap(({ id }) => (times(id).times > 0 && times(id).without === times(id).times ? [id] : [])),
      sometimes: questions.flatMap(({ id }) =>
        times(id).without > 0 && times(id).without < times(id).times ? [id] : [],
      ),
    },
    unreachableOptions: questions.flatMap(({ id, options }) =>
      shown.has(id) ? options.flatMap((o) => (offered.get(id)?.has(o.id) ? [] : [{ question: id, option: o.id }])) : [],
    ),
  }
}
