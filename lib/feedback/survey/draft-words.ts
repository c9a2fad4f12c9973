/** What changed in a draft, for the journal and for whoever met another person's change. Pure. */
import { ifWords, surveyNames, type SurveyNames } from './condition-words'
import { END, type Condition, type QuestionKind } from './definition'
import { contentOf, questionPlace, readDraftPath, type DraftTexts } from './draft'
import { fieldLabels, kindLabels } from './labels'

type Named = { id: string; label?: string; showWhen?: Condition; goTo?: string; when?: Condition; to?: string }

function readList(text: string): Named[] {
  try {
    const read: unknown = JSON.parse(text)
    return Array.isArray(read) ? (read as Named[]) : []
  } catch {
    return []
  }
}

function listWords(text: string, names: SurveyNames): string {
  return readList(text)
    .map(({ label, showWhen, goTo, when, to }) => {
      if (to !== undefined)
        return `${when ? ifWords(when, names) : 'всегда'} – ${to === END ? 'конец' : names.page(to)}`
      return [label, goTo && `дальше ${names.page(goTo)}`, showWhen && ifWords(showWhen, names)]
        .filter(Boolean)
        .join(', ')
    })
    .join('; ')
}

/** What stands at a path, in words; '' – nothing. */
export function pathWords(texts: DraftTexts, path: string, text: string): string {
  const place = readDraftPath(path)
  if (!place || text === '') return ''
  const names = surveyNames(contentOf(texts))
  switch (place.field) {
    case 'place': {
      if (place.of === 'page') return 'есть'
      const number = names.pageNumber(questionPlace(text)?.page ?? '')
      return number ? `страница ${number}` : 'есть'
    }
    case 'kind':
      return kindLabels[text as QuestionKind]
    case 'options':
    case 'rows':
    case 'next':
      return listWords(text, names)
    case 'showWhen':
      return ifWords(JSON.parse(text) as Condition, names)
    case 'required':
    case 'other':
    case 'dontKnow':
    case 'main':
    case 'personal':
      return 'да'
    case 'title':
    case 'note':
    case 'consent':
    case 'min':
    case 'max':
    case 'places':
    case 'minLabel':
    case 'maxLabel':
    case 'minChosen':
    case 'maxChosen':
      return text
  }
}

/** «Вопрос 3, варианты». */
export function pathPlace(texts: DraftTexts, path: string): string {
  const place = readDraftPath(path)
  if (!place) return 'анкета'
  const names = surveyNames(contentOf(texts))
  const field = fieldLabels[place.field]
  if (place.of === 'page')
    return `Страница ${names.pageNumber(place.id) ?? '(убрана)'}, ${place.field === 'title' ? 'название' : field}`
  const title = texts[`q.${place.id}.title`] ?? ''
  return `Вопрос ${names.number(place.id) ?? `«${title.slice(0, 60)}» (убран)`}, ${field}`
}

const MOST_LINES = 40

/** Lines of a journal's record, before and after. */
export function draftChanges(before: DraftTexts, after: DraftTexts, changed: readonly string[]) {
  const lines = (texts: DraftTexts): string =>
    changed
      .slice(0, MOST_LINES)
      .map((path) => `${pathPlace(after, path)}: ${pathWords(texts, path, texts[path] ?? '') || 'нет'}`)
      .join('\n') + (changed.length > MOST_LINES ? `\n… и ещё ${changed.length - MOST_LINES}` : '')
  return { before: { draft: lines(before) }, after: { draft: lines(after) } }
}
