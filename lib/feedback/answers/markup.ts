/**
 * The answer page as HTML: made by the server where there is no script and by the page's own script where there is one,
 * so that both are the same. Pure.
 */
import { count } from '@/lib/core/format'
import type { SurveyContent, SurveyOption, SurveyPage, SurveyQuestion } from '../survey/definition'
import { consentName, DONT_KNOW, isOwnTextKind, nameOf, OTHER, otherName, questionOf, type Fields } from './fields'
import { findQuestion, placeOf, shownOn } from './step'

/** What the page says of the survey, apart from its questions. */
export type AnswerForm = {
  content: SurveyContent
  /** «Услуга «Регистрация»», «О чём» in a line under the first question; '' – not said. */
  about: string
  /** Bodies to choose from where the survey asks about several; empty – it is known. */
  agencies: { id: string; name: string }[]
  /** The answer may be given for somebody else. */
  mayBeForOther: boolean
  /** A tablet that strangers use one after another. */
  kiosk: boolean
  /** Hidden fields that come back with every press: the form's word, its key, the invitation. */
  hidden: Record<string, string>
  /** Sentences at the foot: what is not asked, who asks. */
  foot: string
}

export type PageState = {
  page: string
  fields: Fields
  errors: Record<string, string>
  /** New questions have come by the answers given. */
  added: boolean
  agency: string
  agencyError?: string
  forOther: boolean
}

export const esc = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Seconds that a question takes, by its kind: for «около 2 минут». */
const secondsOf = ({ kind, rows }: SurveyQuestion): number =>
  kind === 'text' ? 25 : kind === 'matrix' || kind === 'csi' ? 6 * Math.max(1, rows.length) : 8

export function minutesOf({ pages }: SurveyContent): number {
  const seconds = pages.flatMap(({ questions }) => questions).reduce((sum, one) => sum + secondsOf(one), 0)
  return Math.max(1, Math.round(seconds / 60))
}

const hiddenField = (name: string, value: string): string =>
  `<input type="hidden" name="${esc(name)}" value="${esc(value)}">`

/** Answers of the questions that stand elsewhere: they go along with the form. */
function carried(fields: Fields, here: ReadonlySet<string>): string {
  return Object.entries(fields)
    .filter(([name]) => !here.has(questionOf(name) ?? ''))
    .flatMap(([name, values]) => values.map((value) => hiddenField(name, value)))
    .join('')
}

const NO_MORE = '<h1>Больше вопросов нет</h1><p>По вашим ответам спрашивать больше не о чем. Отправьте их.</p>'

/** The form of one page. */
export function pageMarkup(form: AnswerForm, state: PageState): string {
  const { content, kiosk } = form
  const page = content.pages.find(({ id }) => id === state.page) ?? (content.pages[0] as SurveyPage)
  const shown = shownOn(content, page.id, state.fields)
  const { number, of } = placeOf(content, page.id, state.fields)
  const first = page.id === content.pages[0]?.id
  const wrong = Object.keys(state.errors).length > 0 || state.agencyError !== undefined
  const questions = shown.map(({ question, offered }, i) =>
    questionMarkup({
      ...{ question, offered, fields: state.fields, error: state.errors[question.id], lead: i === 0, kiosk },
      about: first && i === 0 ? form.about : '',
    }),
  )
  return `<form method="post" action="" id="form" novalidate>
<button class="sr" name="do" value="next" tabindex="-1" aria-hidden="true"></button>
${Object.entries(form.hidden)
  .map(([name, value]) => hiddenField(name, value))
  .join('')}${hiddenField('page', page.id)}${shown.map(({ question }) => hiddenField('seen', question.id)).join('')}
${carried(state.fields, new Set(page.questions.map(({ id }) => id)))}${first ? '' : carriedWho(state)}
${progressMarkup(number, of, minutesOf(content))}
${wrong ? '<p class="alert" role="alert">Проверьте отмеченные вопросы: без них не отправить.</p>' : ''}
${state.added ? '<p class="alert soft" role="status">По вашим ответам появились ещё вопросы.</p>' : ''}
${page.title ? `<p class="kick">${esc(page.title)}</p>` : ''}${page.note ? `<p class="note">${esc(page.note)}</p>` : ''}
<div id="questions">${questions.length > 0 ? questions.join('\n') : NO_MORE}</div>
${first ? whoMarkup(form, state) : ''}
<div class="row">${number > 1 ? '<button class="go q" name="do" value="back">Назад</button>' : ''}<button class="go" name="do" value="next">${number >= of ? 'Отправить' : 'Дальше'}</button></div>
<p class="sr" aria-hidden="true"><label>Не заполняйте это поле <input name="website" tabindex="-1" autocomplete="off"></label></p>
${form.foot}</form>`
}

const carriedWho = ({ agency, forOther }: PageState): string =>
  `${agency ? hiddenField('agency', agency) : ''}${forOther ? hiddenField('forOther', '1') : ''}`

function progressMarkup(number: number, of: number, minutes: number): string {
  const bars = Array.from({ length: Math.min(of, 20) }, (_, i) => `<i${i < number ? ' class="on"' : ''}></i>`).join('')
  const about = number === 1 ? ` · около ${count(minutes, 'минуты', 'минут', 'минут')}` : ''
  return `<div class="pg" aria-hidden="true">${bars}</div><p class="d">Страница ${number} из ${of}${about}</p>`
}

function whoMarkup({ agencies, mayBeForOther }: AnswerForm, { agency, agencyError, forOther }: PageState): string {
  const choice =
    agencies.length === 0
      ? ''
      : `<div class="q"><label class="t" for="agency">О каком органе ваш ответ?</label><select class="f" id="agency" name="agency"${agencyError ? ' aria-invalid="true" aria-describedby="e-agency"' : ''}><option value="">Выберите</option>${agencies
          .map(({ id, name }) => `<option value="${id}"${id === agency ? ' selected' : ''}>${esc(name)}</option>`)
          .join('')}</select>${agencyError ? `<p class="err" id="e-agency">${esc(agencyError)}</p>` : ''}</div>`
  const other = mayBeForOther
    ? `<label class="o small"><input type="checkbox" name="forOther" value="1"${forOther ? ' checked' : ''}><span>Отвечаю за другого человека: по доверенности, как родитель, опекун или помощник</span></label>`
    : ''
  return choice + other
}

/** One question; `lead` – the page's first, its words are the page's heading. */
export type QuestionView = {
  question: SurveyQuestion
  offered: readonly SurveyOption[]
  fields: Fields
  error?: string | undefined
  lead: boolean
  kiosk: boolean
  /** A line under the question: of which service it is asked. */
  about: string
}

export function questionMarkup(view: QuestionView): string {
  const { question, error, lead } = view
  const { id, title, note, required, showWhen, consent } = question
  const heading = lead ? `<h1>${esc(title)}</h1>` : `<h2>${esc(title)}</h2>`
  const optional = required ? '' : '<span class="opt">можно не отвечать</span>'
  const several = question.kind === 'many' ? 'Можно отметить несколько.' : ''
  const ranked = question.kind === 'ranking' ? 'Выберите место для каждого: 1 – самое важное.' : ''
  const hint = [[view.about, several || ranked].filter(Boolean).join(' · '), note].filter(Boolean).map(esc).join('<br>')
  const under = `${hint ? `<p class="hint" id="h-${id}">${hint}</p>` : ''}${error ? `<p class="err" id="e-${id}">${esc(error)}</p>` : ''}`
  const described = [hint ? `h-${id}` : '', error ? `e-${id}` : ''].filter(Boolean).join(' ')
  const agreed = view.fields[consentName(id)]?.includes('1') ? ' checked' : ''
  const consentBox = consent
    ? `<label class="o small"><input type="checkbox" name="${consentName(id)}" value="1"${agreed}><span>${esc(consent)}</span></label>`
    : ''
  const body = bodyMarkup(view, described)
  const kind = `q k-${question.kind}${showWhen && !lead ? ' then' : ''}${error ? ' bad' : ''}`
  if (isOwnTextKind(question.kind))
    return `<div class="${kind}" data-q="${id}"><label for="f-${id}">${heading}</label>${optional}${under}${body}${consentBox}</div>`
  return `<fieldset class="${kind}" data-q="${id}"${described ? ` aria-describedby="${described}"` : ''}><legend>${heading}</legend>${optional}${under}${body}${consentBox}</fieldset>`
}

function bodyMarkup(view: QuestionView, described: string): string {
  const { question } = view
  switch (question.kind) {
    case 'one':
    case 'many':
      return choiceMarkup(view)
    case 'scale':
    case 'stars':
    case 'nps':
      return scaleMarkup(view)
    case 'matrix':
    case 'csi':
      return question.rows.map((row) => rowMarkup(view, row)).join('')
    case 'ranking':
      return rankingMarkup(view)
    case 'text':
    case 'number':
    case 'date':
      return textMarkup(view, described)
    case 'file':
      return '<p class="hint">Файл к этому вопросу примет сотрудник: здесь его приложить нельзя.</p>'
  }
}

function choice(view: QuestionView, value: string, label: string, more = '', alone = false): string {
  const { question, fields, error } = view
  const name = nameOf(question.id)
  const type = question.kind === 'many' ? 'checkbox' : 'radio'
  const on = fields[name]?.includes(value) ? ' checked' : ''
  return `<label class="o${alone ? ' alt' : ''}"><input type="${type}" name="${name}" value="${esc(value)}"${on}${error ? ' aria-invalid="true"' : ''}><span>${esc(label)}</span>${more}</label>`
}

function choiceMarkup(view: QuestionView): string {
  const { question, offered, fields, kiosk } = view
  const options = offered.map(({ id, label }) => choice(view, id, label)).join('')
  const words = fields[otherName(question.id)]?.[0] ?? ''
  const other = question.other
    ? `${choice(view, OTHER, 'Другое')}<input class="f own" name="${otherName(question.id)}" value="${esc(words)}" aria-label="Свой вариант: ${esc(question.title)}" placeholder="Свой вариант" maxlength="1000">`
    : ''
  const dontKnow = question.dontKnow ? choice(view, DONT_KNOW, 'Не знаю', '', true) : ''
  const tiles = kiosk && question.kind === 'one' && !question.other && offered.length <= 6
  return tiles ? `<div class="tiles">${options}</div>${dontKnow}` : options + other + dontKnow
}

const marksOf = ({ kind, min, max }: SurveyQuestion): number[] => {
  const [from, to] = kind === 'nps' ? [0, 10] : [min ?? 1, max ?? 5]
  return Array.from({ length: Math.min(101, Math.max(1, to - from + 1)) }, (_, i) => from + i)
}

const STARS = '★'

/** Marks in a line, with the words of their ends. */
function marks(view: QuestionView, name: string, label: string): string {
  const { question, fields, error } = view
  const all = marksOf(question)
  const value = fields[name]?.[0]
  const tiles = all
    .map((mark, i) => {
      const end = i === 0 ? question.minLabel : i === all.length - 1 ? question.maxLabel : ''
      const star = question.kind === 'stars' ? ` <span aria-hidden="true">${STARS}</span>` : ''
      const said = `${label ? `${label}: ` : ''}${mark}${end ? ` – ${end}` : ''}`
      return `<label class="m"><input type="radio" name="${name}" value="${mark}"${value === String(mark) ? ' checked' : ''} aria-label="${esc(said)}"${error ? ' aria-invalid="true"' : ''}><span>${mark}${star}</span></label>`
    })
    .join('')
  const dontKnow = question.dontKnow
    ? `<label class="o alt"><input type="radio" name="${name}" value="${DONT_KNOW}"${value === DONT_KNOW ? ' checked' : ''}><span>Не знаю</span></label>`
    : ''
  const ends =
    question.minLabel || question.maxLabel
      ? `<p class="ends" aria-hidden="true"><span>${esc(question.minLabel)}</span><span>${esc(question.maxLabel)}</span></p>`
      : ''
  return `<div class="marks n${Math.min(12, all.length)}">${tiles}</div>${ends}${dontKnow}`
}

const scaleMarkup = (view: QuestionView): string => marks(view, nameOf(view.question.id), '')

function rowMarkup(view: QuestionView, row: { id: string; label: string }): string {
  const { question, offered, fields } = view
  const { id, kind, options } = question
  if (kind === 'csi')
    return `<fieldset class="sub"><legend>${esc(row.label)}</legend><p class="hint">Насколько это важно</p>${marks({ ...view, question: { ...question, dontKnow: false } }, nameOf(id, row.id, 'i'), 'Важность')}<p class="hint">Насколько довольны</p>${marks({ ...view, question: { ...question, dontKnow: false } }, nameOf(id, row.id, 'm'), 'Оценка')}</fieldset>`
  const name = nameOf(id, row.id)
  if (options.length === 0)
    return `<fieldset class="sub"><legend>${esc(row.label)}</legend>${marks(view, name, row.label)}</fieldset>`
  const value = fields[name]?.[0]
  const cell = (key: string, label: string): string =>
    `<label class="o"><input type="radio" name="${name}" value="${esc(key)}"${value === key ? ' checked' : ''}><span>${esc(label)}</span></label>`
  return `<fieldset class="sub"><legend>${esc(row.label)}</legend>${offered.map((one) => cell(one.id, one.label)).join('')}${question.dontKnow ? cell(DONT_KNOW, 'Не знаю') : ''}</fieldset>`
}

function rankingMarkup({ question, offered, fields, error }: QuestionView): string {
  const places = offered.map((_, i) => i + 1)
  const rows = offered
    .map(({ id, label }) => {
      const name = nameOf(question.id, id)
      const value = fields[name]?.[0] ?? ''
      const options = places
        .map((place) => `<option${String(place) === value ? ' selected' : ''}>${place}</option>`)
        .join('')
      return `<label class="o rank"><select class="f" name="${name}"${error ? ' aria-invalid="true"' : ''}><option value="">–</option>${options}</select><span>${esc(label)}</span></label>`
    })
    .join('')
  return rows
}

function textMarkup({ question, fields, error }: QuestionView, described: string): string {
  const { id, kind } = question
  const name = nameOf(id)
  const value = fields[name]?.[0] ?? ''
  const unknown = value === DONT_KNOW
  const more = `${described ? ` aria-describedby="${described}"` : ''}${error ? ' aria-invalid="true"' : ''}`
  const typed = esc(unknown ? '' : value)
  const field =
    kind === 'text'
      ? `<textarea class="f" id="f-${id}" name="${name}" rows="3" maxlength="10000"${more}>${typed}</textarea>`
      : `<input class="f" id="f-${id}" name="${name}" value="${typed}"${kind === 'date' ? (/^(\d{4}-\d\d-\d\d)?$/.test(typed) ? ' type="date"' : '') : ' inputmode="decimal" autocomplete="off"'}${more}>`
  return `${field}${
    question.dontKnow
      ? `<label class="o alt"><input type="checkbox" name="${name}" value="${DONT_KNOW}"${unknown || fields[name]?.includes(DONT_KNOW) ? ' checked' : ''}><span>Не знаю</span></label>`
      : ''
  }`
}

/** Answers that will not be sent, named, before the sending (F4). */
export function confirmMarkup(form: AnswerForm, state: PageState, dropped: readonly string[]): string {
  const names = dropped.map((id) => findQuestion(form.content, id)?.title ?? 'вопрос, которого больше нет')
  return `<form method="post" action="" id="form" novalidate>
${Object.entries(form.hidden)
  .map(([name, value]) => hiddenField(name, value))
  .join(
    '',
  )}${hiddenField('page', state.page)}${hiddenField('agreed', '1')}${carried(state.fields, new Set())}${carriedWho(state)}
${shownOn(form.content, state.page, state.fields)
  .map(({ question }) => hiddenField('seen', question.id))
  .join('')}
<h1 tabindex="-1">Эти ответы не отправим</h1>
<p>Вы изменили другие ответы, и эти вопросы к вам больше не относятся:</p>
<ul class="list">${names.map((name) => `<li>${esc(name)}</li>`).join('')}</ul>
<div class="row"><button class="go q" name="do" value="stay">Вернуться</button><button class="go" name="do" value="next">Отправить</button></div>
</form>`
}

/** All is kept in the page's fields; one button sends it once more. */
export function againMarkup(form: Pick<AnswerForm, 'hidden'>, fields: Fields, state: PageState, words: Words): string {
  return `<form method="post" action="" id="form" novalidate>
${Object.entries(form.hidden)
  .map(([name, value]) => hiddenField(name, value))
  .join(
    '',
  )}${hiddenField('page', state.page)}${hiddenField('agreed', '1')}${carried(fields, new Set())}${carriedWho(state)}
<h1 tabindex="-1">${esc(words.title)}</h1><p>${esc(words.text)}</p>
<div class="row"><button class="go" name="do" value="next">Отправить ещё раз</button></div></form>`
}
export type Words = { title: string; text: string }
