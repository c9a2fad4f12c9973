/**
 * What is shown of a closed batch: each question's distribution in each group of the lattice, decided once (exact.md
 * F3, release-scheme §4–7). Pure: the random source is passed in.
 */
import { EVERYBODY, FORMS, rowQuestion, type Answers, type SurveyContent } from '@/lib/feedback/survey/definition'
import { segmentQuestions } from '@/lib/feedback/survey/segment-question'
import {
  attributesFor,
  attributesOf,
  countedOf,
  countedRow,
  distributionOf,
  hasValues,
  rowsIn,
  type Counted,
  type Distribution,
} from './counts'
import { cellId, latticeCells, releaseWithRests, valuesIn, valuesTogether, type CellKey } from './scheme'
import type { Random } from './span'

/** One form of the batch, as it is counted. */
export type BlockForm = { touchpointId: string | null; segmentId: string | null; answers: Answers }

export type BlockCell = {
  questionId: string
  cell: string
  key: CellKey
  /** Null: hidden; nothing of it may be said. */
  shown: Distribution | null
  /** Who gave the question an answer in this group, as places in the list of forms. */
  members: readonly number[]
}

type BlockRule = { splits: readonly string[]; k: number; showUnanimous: boolean; random: Random }

/** Everything of the batch that may be shown, and the groups that stay hidden; empty groups are left out. */
export function blockCells(content: SurveyContent, forms: readonly BlockForm[], rule: BlockRule): BlockCell[] {
  const askingSegment = segmentQuestions(content)
  const attributes = forms.map((form) => attributesOf(form, rule.splits))
  /** `of` – the question whose answers are told; for a row its question. */
  const cellsOf = (questionId: string, said: readonly Counted[], of = questionId, voices = true): BlockCell[] => {
    const givers = said.flatMap(({ values }, at) => (values.length > 0 ? [at] : []))
    const names = attributesFor(of, rule.splits, askingSegment)
    const cells = latticeCells(
      givers.map((at) => attributes[at] ?? {}),
      names,
    )
    const single = (name: string) => cells.filter(({ key }) => Object.keys(key).length === 1 && name in key)
    const { fates, together } = releaseWithRests(
      {
        people: givers.length,
        cells,
        k: rule.k,
        random: rule.random,
        // That a form, a text or a file was given is no opinion: one voice there tells nothing of anybody.
        ...(rule.showUnanimous || !voices
          ? {}
          : { answers: givers.map((at) => (said[at]?.values ?? []).toSorted().join(' ')) }),
      },
      names.map((name) => single(name).map(({ id }) => id)),
    )
    const joined = together.map((ids) => {
      const own = cells.filter(({ id }) => ids.includes(id))
      const name = names.find((one) => own.every(({ key }) => one in key)) ?? ''
      const key = { [name]: valuesTogether(own.map((cell) => cell.key[name] ?? '')) }
      return { id: cellId(key), key, members: [...new Set(own.flatMap(({ members }) => members))] }
    })
    return [...cells, ...joined].flatMap(({ id, key, members }) => {
      const fate = fates.get(id) ?? 'shown'
      if (fate === 'empty') return []
      const people = members.map((one) => givers[one] ?? -1)
      return [
        {
          questionId,
          cell: id,
          key,
          members: people,
          shown:
            fate === 'hidden'
              ? null
              : distributionOf([
                  ...people.map((at) => said[at] ?? { dontKnow: false, values: [] }),
                  ...said.filter((one, at) => one.dontKnow && isIn(attributes[at] ?? {}, key)),
                ]),
        },
      ]
    })
  }
  const everyForm = forms.map(() => ({ dontKnow: false, values: ['form'] }))
  return [
    ...cellsOf(FORMS, everyForm, FORMS, false),
    ...content.pages
      .flatMap(({ questions }) => questions)
      .flatMap((question) => [
        ...cellsOf(
          question.id,
          forms.map(({ answers }) => countedOf(question, answers[question.id])),
          question.id,
          hasValues(question),
        ),
        ...rowsIn(question).flatMap((row) =>
          cellsOf(
            rowQuestion(question.id, row.id),
            forms.map(({ answers }) => countedRow(question, row.id, answers[question.id])),
            question.id,
          ),
        ),
      ]),
  ]
}

const isIn = (attributes: ReturnType<typeof attributesOf>, key: CellKey): boolean =>
  Object.entries(key).every(([name, value]) => valuesIn(value).some((one) => attributes[name] === one))

/** One free text of the batch, with the narrowest group that may be named beside it. */
export type BlockWords = { questionId: string; text: string; cell: string }

/**
 * Free texts of the batch: shown only where the group of those who gave one is, named by their touchpoint only where
 * that group is shown too. Own words beside the options count as words of the question, when enough gave them.
 */
export function blockWords(
  content: SurveyContent,
  forms: readonly BlockForm[],
  cells: readonly BlockCell[],
  k: number,
): BlockWords[] {
  const shown = new Map(
    cells.filter((cell) => cell.shown !== null).map((cell) => [`${cell.questionId} ${cell.cell}`, cell]),
  )
  return content.pages
    .flatMap(({ questions }) => questions)
    .flatMap((question) => {
      const said = forms.flatMap(({ touchpointId, answers }) => {
        const text = wordsIn(answers[question.id], question.kind === 'text')
        return text === null ? [] : [{ touchpointId, text }]
      })
      if (said.length < k || !shown.has(`${question.id} ${EVERYBODY}`)) return []
      // Own words beside options are of fewer people than the question's groups: no group is named with them.
      const cellOf = (touchpointId: string | null): string => {
        const cell = touchpointId === null ? EVERYBODY : cellId({ touchpoint: touchpointId })
        return question.kind === 'text' && shown.has(`${question.id} ${cell}`) ? cell : EVERYBODY
      }
      return said.map(({ touchpointId, text }) => ({ questionId: question.id, text, cell: cellOf(touchpointId) }))
    })
}

/** The free words of an answer: a text, or own words instead of or beside the options. */
function wordsIn(answer: unknown, isText: boolean): string | null {
  const other = (one: unknown): string | null =>
    typeof one === 'object' && one !== null && 'other' in one && typeof one.other === 'string' ? one.other : null
  const text =
    typeof answer === 'string'
      ? isText
        ? answer
        : null
      : Array.isArray(answer)
        ? (answer.map(other).find(Boolean) ?? null)
        : other(answer)
  return text === null || text.trim() === '' ? null : text
}
