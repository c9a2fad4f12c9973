/** What a deed in the builder changes in the draft: paths, so that it can be taken back. Pure. */
import type { Change } from '@/lib/processes/steps/changes'
import { placesAfter } from '@/lib/processes/steps/order'
import type { QuestionKind, SurveyContent } from './definition'
import {
  contentOf,
  draftPages,
  itemId,
  pageFields,
  pagePath,
  questionFields,
  questionPath,
  textsOf,
  type DraftPage,
  type DraftTexts,
} from './draft'

const placeOf = (page: string, position: number): string => `${page}:${position}`

/** Questions put on a page behind its question number `after` (−1: first). */
function putQuestions(page: DraftPage, after: number, ids: readonly string[]): Change[] {
  const others = page.questions.filter(({ id }) => !ids.includes(id))
  return placesAfter(others, after, ids).map(({ id, position }) => ({
    path: questionPath(id, 'place'),
    text: placeOf(page.id, position),
  }))
}

export type Added = { id: string; changes: Change[] }

/** A new question behind another one of the page, or at its end. */
export function addQuestion(texts: DraftTexts, pageId: string, afterId: string | null, kind: QuestionKind): Added {
  const page = draftPages(texts).find(({ id }) => id === pageId)
  const id = itemId()
  if (!page) return { id, changes: [] }
  const at = page.questions.findIndex((one) => one.id === afterId)
  return {
    id,
    changes: [
      ...putQuestions(page, at < 0 ? page.questions.length - 1 : at, [id]),
      { path: questionPath(id, 'kind'), text: kind },
    ],
  }
}

/** The same question once more, behind itself, under an identity of its own. */
export function copyQuestion(texts: DraftTexts, questionId: string): Added {
  const page = draftPages(texts).find(({ questions }) => questions.some(({ id }) => id === questionId))
  const id = itemId()
  if (!page) return { id, changes: [] }
  const own = questionFields.flatMap((field): Change[] => {
    const text = texts[questionPath(questionId, field)] ?? ''
    return field === 'place' || text === '' ? [] : [{ path: questionPath(id, field), text }]
  })
  const at = page.questions.findIndex((one) => one.id === questionId)
  return { id, changes: [...putQuestions(page, at, [id]), ...own] }
}

/** One place up or down; over the edge of a page it goes to the page beside. */
export function moveQuestion(texts: DraftTexts, questionId: string, by: -1 | 1): Change[] {
  const pages = draftPages(texts)
  const on = pages.findIndex(({ questions }) => questions.some(({ id }) => id === questionId))
  const page = pages[on]
  if (!page) return []
  const at = page.questions.findIndex(({ id }) => id === questionId)
  const inside = at + by
  if (inside >= 0 && inside < page.questions.length) return putQuestions(page, inside - 1, [questionId])
  const beside = pages[on + by]
  if (!beside) return []
  return putQuestions(beside, by < 0 ? beside.questions.length - 1 : -1, [questionId])
}

/** Before another question, or (null) at the end of a page: where it was dropped. */
export function moveQuestionTo(
  texts: DraftTexts,
  questionId: string,
  pageId: string,
  beforeId: string | null,
): Change[] {
  const page = draftPages(texts).find(({ id }) => id === pageId)
  if (!page || beforeId === questionId) return []
  const others = page.questions.filter(({ id }) => id !== questionId)
  const at = others.findIndex(({ id }) => id === beforeId)
  return putQuestions(page, at < 0 ? others.length - 1 : at - 1, [questionId])
}

/** Its texts stay and come back with it. */
export const removeQuestion = (questionId: string): Change[] => [{ path: questionPath(questionId, 'place'), text: '' }]

/** A new page behind another one, or at the end. */
export function addPage(texts: DraftTexts, afterId: string | null): Added {
  const pages = draftPages(texts)
  const id = itemId()
  const at = pages.findIndex((one) => one.id === afterId)
  return { id, changes: pageChanges(pages, at < 0 ? pages.length - 1 : at, [id]) }
}

const pageChanges = (pages: readonly DraftPage[], after: number, ids: readonly string[]): Change[] =>
  placesAfter(
    pages.filter(({ id }) => !ids.includes(id)),
    after,
    ids,
  ).map(({ id, position }) => ({ path: pagePath(id, 'place'), text: String(position) }))

export function movePage(texts: DraftTexts, pageId: string, by: -1 | 1): Change[] {
  const pages = draftPages(texts)
  const to = pages.findIndex(({ id }) => id === pageId) + by
  return to < 0 || to >= pages.length ? [] : pageChanges(pages, to - 1, [pageId])
}

/** The page goes, its questions pass to the page before it (the first one's: after it); the only page stays. */
export function removePage(texts: DraftTexts, pageId: string): Change[] {
  const pages = draftPages(texts)
  const at = pages.findIndex(({ id }) => id === pageId)
  const page = pages[at]
  const heir = pages[at === 0 ? 1 : at - 1]
  if (!page || !heir) return []
  const ids = page.questions.map(({ id }) => id)
  return [
    { path: pagePath(pageId, 'place'), text: '' },
    ...(ids.length === 0 ? [] : putQuestions(heir, at === 0 ? -1 : heir.questions.length - 1, ids)),
  ]
}

/** Pages of ready questions put at the end; identities that stand in the draft already are made anew. */
export function addContent(texts: DraftTexts, content: SurveyContent): Change[] {
  const taken = new Set(Object.keys(texts).map((path) => path.split('.')[1]))
  const made = new Map<string, string>()
  const fresh = (id: string): string => {
    if (!taken.has(id)) return id
    const known = made.get(id) ?? itemId()
    made.set(id, known)
    return known
  }
  for (const page of content.pages) for (const { id } of [page, ...page.questions]) fresh(id)
  const last = draftPages(texts).at(-1)?.position ?? 0
  const own = textsOf(content)
  return content.pages.flatMap((page, i): Change[] => [
    ...pageFields.flatMap((field): Change[] => {
      const text = own[pagePath(page.id, field)] ?? ''
      if (text === '') return []
      return [
        { path: pagePath(fresh(page.id), field), text: field === 'place' ? String(last + i + 1) : renamed(text, made) },
      ]
    }),
    ...page.questions.flatMap(({ id }, j) =>
      questionFields.flatMap((field): Change[] => {
        const text = own[questionPath(id, field)] ?? ''
        if (text === '') return []
        const put = field === 'place' ? placeOf(fresh(page.id), j + 1) : renamed(text, made)
        return [{ path: questionPath(fresh(id), field), text: put }]
      }),
    ),
  ])
}

/** References inside conditions and jumps follow the new identities. */
const renamed = (text: string, made: ReadonlyMap<string, string>): string =>
  /^[[{]/.test(text)
    ? text.replace(/"(q|to|goTo)":"([A-Za-z0-9_-]+)"/g, (all, name: string, id: string) =>
        made.has(id) ? `"${name}":"${made.get(id)}"` : all,
      )
    : text

/** Questions that were taken out and can be brought back: with a text, of a kind. */
export function takenOut(texts: DraftTexts): { id: string; title: string }[] {
  const there = new Set(contentOf(texts).pages.flatMap((page) => page.questions.map(({ id }) => id)))
  const ids = new Set(Object.keys(texts).flatMap((path) => (path.startsWith('q.') ? (path.split('.')[1] ?? '') : [])))
  return [...ids]
    .filter((id) => !there.has(id))
    .flatMap((id) => {
      const title = texts[questionPath(id, 'title')] ?? ''
      return title === '' ? [] : [{ id, title }]
    })
}

/** Brought back at the end of the last page. */
export function bringBack(texts: DraftTexts, questionId: string): Change[] {
  const page = draftPages(texts).at(-1)
  return page ? putQuestions(page, page.questions.length - 1, [questionId]) : []
}
