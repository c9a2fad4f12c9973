/**
 * A questionnaire of client-centricity (Kirov 3.2): questions with weights in sections, points of the answers, grades
 * by thresholds. The act names only «В» and «Г»; what each letter means is the tenant's ruling. Pure.
 */
import { z } from 'zod'

export const letters = ['А', 'Б', 'В', 'Г'] as const
export type Letter = (typeof letters)[number]
/** `none` – the question does not apply; it is left out of the sum. */
export type AnswerKey = 'yes' | 'partly' | 'no' | 'none'

const Decimal = z.string().regex(/^\d{1,4}(\.\d{1,4})?$/)

const Question = z.object({
  key: z.string(),
  text: z.string(),
  weight: Decimal,
  /** Answered «нет», the grade is not above the tenant's limit. */
  stop: z.boolean(),
})
export type Question = z.infer<typeof Question>

export const CheckBody = z.object({
  points: z.object({ yes: Decimal, partly: Decimal, no: Decimal }),
  sections: z.array(z.object({ title: z.string(), questions: z.array(Question) })),
  /** From the best to the worst; per cent of the possible from which a letter is given. */
  grades: z.array(z.object({ letter: z.enum(letters), from: Decimal, meaning: z.string() })),
  /** Not above this letter after a stop question answered «нет»; '' – no such limit. */
  limit: z.union([z.enum(letters), z.literal('')]),
})
export type CheckBody = z.infer<typeof CheckBody>

/** Letters that must get a plan of optimisation (Kirov 3.2, 3.3). */
export const needsPlan = (grade: string | null): boolean => grade === 'В' || grade === 'Г'

export const questionsOf = ({ sections }: CheckBody): Question[] => sections.flatMap(({ questions }) => questions)

/** Questions as one types them: «# Раздел», then a question a line: «текст | вес | стоп»; either may be left out. */
export function writeQuestions({ sections }: Pick<CheckBody, 'sections'>): string {
  return sections
    .flatMap(({ title, questions }) => [
      `# ${title}`,
      ...questions.map(({ text, weight, stop }) => {
        const marks = [...(weight !== '1' ? [weight.replace('.', ',')] : []), ...(stop ? ['стоп'] : [])]
        return [text, ...marks].join(' | ')
      }),
    ])
    .join('\n')
}

export type ReadQuestions = { ok: true; sections: CheckBody['sections'] } | { ok: false; line: number; message: string }

/**
 * Back from the typed lines. A key is kept by the question's words, so that the answers of an older edition are still
 * known where nothing but the order changed.
 */
export function readQuestions(typed: string, before: readonly Question[] = []): ReadQuestions {
  const sections: CheckBody['sections'] = []
  const seen = new Set<string>()
  const known = new Map(before.map(({ key, text }) => [text, key]))
  const taken = new Set(before.map(({ key }) => key))
  let next = 1
  const fresh = (): string => {
    while (taken.has(`q${next}`)) next += 1
    taken.add(`q${next}`)
    return `q${next}`
  }
  for (const [i, raw] of typed.split('\n').entries()) {
    const text = raw.trim()
    const no = (message: string): ReadQuestions => ({ ok: false, line: i + 1, message })
    if (text === '') continue
    if (text.startsWith('#')) {
      const title = text.replace(/^#+\s*/, '')
      if (title === '') return no('после # нужно название раздела')
      sections.push({ title, questions: [] })
      continue
    }
    const [words = '', ...given] = text.split('|').map((part) => part.trim())
    const alone = given.length === 1 && given[0]?.toLowerCase() === 'стоп'
    const [weight = '1', stop = '', ...more] = alone ? ['1', 'стоп'] : given
    if (more.length > 0) return no('лишняя черта «|»: нужно «вопрос | вес | стоп»')
    if (words.length < 5) return no('вопрос слишком короткий')
    if (words.length > 500) return no('вопрос длиннее 500 знаков')
    const decimal = (weight || '1').replace(',', '.')
    if (!/^\d{1,2}(\.\d{1,2})?$/.test(decimal) || Number(decimal) <= 0)
      return no(`вес «${weight}» – не число больше нуля`)
    if (stop !== '' && stop.toLowerCase() !== 'стоп') return no(`«${stop}» – не слово «стоп»`)
    if (seen.has(words)) return no('такой вопрос уже есть')
    seen.add(words)
    if (sections.length === 0) sections.push({ title: 'Вопросы', questions: [] })
    sections.at(-1)?.questions.push({
      key: known.get(words) ?? fresh(),
      text: words,
      weight: decimal,
      stop: stop !== '',
    })
  }
  const filled = sections.filter(({ questions }) => questions.length > 0)
  const count = filled.reduce((n, { questions }) => n + questions.length, 0)
  if (count === 0) return { ok: false, line: 1, message: 'нужен хотя бы один вопрос' }
  if (count > 100) return { ok: false, line: 1, message: 'больше ста вопросов не бывает в одной анкете' }
  return { ok: true, sections: filled }
}
