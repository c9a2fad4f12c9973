/** Pages of a word to the agency: whole HTML without script, readable on any phone. Pure. */
import { formatLong } from '@/lib/core/dates'
import { workingDaysText } from '../terms'
import { addressKeptWords } from './address-term'
import { APPEAL_HOW, APPEAL_NOTE, messageKindLabels, NO_NAMES } from './labels'
import { messageKinds } from './rules'
import { toldLimits } from './schema'
import { wordStyle } from './word-style'

export type Frame = {
  tenant: { slug: string; name: string; programme: string; isDemo: boolean }
  /** Colours of the programme as a CSS rule. */
  accentCss: string
  appealUrl: string
}

const esc = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The page around what it says. */
function wordDocument({ tenant, accentCss }: Frame, title: string, main: string): string {
  return `<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><meta name="referrer" content="no-referrer"><link rel="icon" href="/icon.svg"><title>${esc(title)} · ${esc(tenant.programme)}</title><style>${accentCss}${wordStyle}</style></head>
<body><header><a href="/${esc(tenant.slug)}"><b>${esc(tenant.programme)}</b>${tenant.name === tenant.programme ? '' : `<span>${esc(tenant.name)}</span>`}</a></header>
${tenant.isDemo ? '<p class="demo">Демонстрационные данные: органы и услуги настоящие, ответы – нет.</p>' : ''}
<main id="main">${main}</main></body></html>`
}

const appeal = (url: string): string =>
  `<p class="note">${esc(APPEAL_NOTE)} ${url ? `<a href="${esc(url)}" rel="noreferrer">Подать обращение</a>` : esc(APPEAL_HOW)}</p>`

export type WordFormView = {
  agency: { name: string; slug: string; services: readonly string[]; places: readonly string[] }
  answerDays: number
  /** Days for which an address is kept when no letter comes of it. */
  addressDays: number
  /** What was typed; comes back at every refusal. */
  values: Readonly<Record<string, string>>
  errors: Readonly<Record<string, string>>
  /** Why it was not taken. */
  message: string
  key: string
}

const list = (id: string, options: readonly string[]): string =>
  options.length === 0
    ? ''
    : `<datalist id="${id}">${options.map((option) => `<option value="${esc(option)}"></option>`).join('')}</datalist>`

/** The form; `action` is its own address. */
export function wordForm(frame: Frame, view: WordFormView): string {
  const { agency, values, errors, message, key, answerDays, addressDays } = view
  const value = (name: string): string => esc(values[name] ?? '')
  const error = (name: string): string => (errors[name] ? `<p class="err" id="${name}-e">${esc(errors[name])}</p>` : '')
  const wrong = (name: string): string => (errors[name] ? ` aria-invalid="true" aria-describedby="${name}-e"` : '')
  const kinds = messageKinds.map(
    (kind) =>
      `<label><input type="radio" name="kind" value="${kind}"${values.kind === kind ? ' checked' : ''}><span>${messageKindLabels[kind]}</span></label>`,
  )
  const main = `<p class="kick">${esc(agency.name)}</p><h1>Скажите нам</h1>
<p class="lead">Без имени и входа. Ответим за ${workingDaysText(answerDays)}: покажем код, по нему увидите ответ.</p>
${message ? `<p class="alert" role="alert">${esc(message)}</p>` : ''}
<form method="post" action="/${esc(frame.tenant.slug)}/word/${esc(agency.slug)}" novalidate>
<input type="hidden" name="key" value="${esc(key)}"><input type="hidden" name="point" value="${value('point')}">
<fieldset class="kinds"><legend>Это</legend>${error('kind')}<div>${kinds.join('')}</div></fieldset>
<label for="service">Об услуге <small>можно не отвечать</small></label>
<input id="service" name="service" list="services" value="${value('service')}" maxlength="${toldLimits.service}" autocomplete="off"${wrong('service')}>${list('services', agency.services)}${error('service')}
<label for="place">Где <small>можно не отвечать</small></label>
<input id="place" name="place" list="places" value="${value('place')}" maxlength="${toldLimits.place}" autocomplete="off"${wrong('place')}>${list('places', agency.places)}${error('place')}
<label for="text">Что случилось</label><p class="hint" id="text-h">${esc(NO_NAMES)}</p>
<textarea id="text" name="text" rows="6" aria-describedby="text-h${errors.text ? ' text-e' : ''}"${errors.text ? ' aria-invalid="true"' : ''}>${value('text')}</textarea>${error('text')}
<label for="email">Почта для ответа <small>можно не оставлять</small></label><p class="hint" id="email-h">Ответ увидите и по коду. ${esc(addressKeptWords.word(addressDays))}</p>
<input id="email" name="email" type="email" value="${value('email')}" autocomplete="email" aria-describedby="email-h${errors.email ? ' email-e' : ''}"${errors.email ? ' aria-invalid="true"' : ''}>${error('email')}
<label class="tick"><input type="checkbox" name="consent" value="1"${values.consent ? ' checked' : ''}${wrong('consent')}><span>Согласен на обработку адреса почты, чтобы получить ответ</span></label>${error('consent')}
<p class="sr" aria-hidden="true"><label>Не заполняйте это поле <input name="website" tabindex="-1" autocomplete="off"></label></p>
<button type="submit">Отправить</button></form>
${appeal(frame.appealUrl)}
<p class="note"><a href="/${esc(frame.tenant.slug)}/word/status">Уже есть код – посмотреть ответ</a> · <a href="/${esc(frame.tenant.slug)}/told/${esc(agency.slug)}">Вы сказали – мы сделали</a></p>`
  return wordDocument(frame, `Скажите нам: ${agency.name}`, main)
}

/** A page that only says something. */
export const wordSaid = (frame: Frame, title: string, text: string, more = ''): string =>
  wordDocument(frame, title, `<h1>${esc(title)}</h1><p class="lead">${esc(text)}</p>${more}`)

/** Where a code is typed. */
export const codeForm = (frame: Frame, typed: string, message: string): string =>
  wordDocument(
    frame,
    'Ответ по коду',
    `<h1>Ответ по коду</h1><p class="lead">Код показан после отправки: двенадцать букв и цифр. Буквы можно набирать и русские, и латинские.</p>
${message ? `<p class="alert" role="alert">${esc(message)}</p>` : ''}
<form method="post" action="/${esc(frame.tenant.slug)}/word/status"><label for="code">Код</label>
<input id="code" name="code" class="code" value="${esc(typed)}" autocomplete="off" autocapitalize="characters" spellcheck="false"${message ? ' aria-invalid="true"' : ''}>
<button type="submit">Посмотреть</button></form>${appeal(frame.appealUrl)}`,
  )

type Shown = {
  code: string
  isNew: boolean
  word: {
    kind: (typeof messageKinds)[number]
    status: 'NEW' | 'IN_WORK' | 'ANSWERED' | 'CLOSED'
    agencyName: string
    agencySlug: string
    service: string
    place: string
    text: string
    receivedOn: string
    answerBy: string
    late: boolean
    answer: string
    answeredOn: string | null
    problem: { said: string; due: string | null } | 'SORTING' | null
    proposal: string | null
  }
}

function stateOf(frame: Frame, { word }: Shown): string {
  const told = `/${esc(frame.tenant.slug)}/told/${esc(word.agencySlug)}`
  const said = (mark: string, title: string, text: string) =>
    `<section class="state"><h2><span aria-hidden="true">${mark}</span> ${title}</h2>${text}</section>`
  const answer = `<p class="pre">${esc(word.answer)}</p>${word.answeredOn ? `<p class="hint">${formatLong(word.answeredOn)}</p>` : ''}`
  if (word.status === 'ANSWERED')
    return said('✓', 'Вам ответили', `${answer}${word.problem ? `<p><a href="${told}">Что ещё сделано</a></p>` : ''}`)
  if (word.status === 'CLOSED') return said('⊘', 'Сообщение закрыто', answer)
  if (word.proposal)
    return said(
      '→',
      'Ваша идея стала предложением',
      `<p>${esc(word.proposal)}</p><p class="hint">Предложения рассматривает команда органа. Что решат, будет видно здесь.</p>`,
    )
  if (word.problem === 'SORTING')
    return said(
      '→',
      'Разбираем вместе с похожими',
      '<p>Об этом написали не только вы. Ответ появится здесь, когда решим.</p>',
    )
  if (word.problem)
    return said(
      '→',
      'Делаем',
      `<p>${word.problem.due ? `Обещаем к ${formatLong(word.problem.due)}` : 'Готовим ответ.'} <a href="${told}">Как идёт: «${esc(word.problem.said)}»</a></p>`,
    )
  if (word.late)
    return said(
      '!',
      'Ответ опаздывает',
      `<p>Обещали ответить до ${formatLong(word.answerBy)} Куратор органа об этом знает.</p>`,
    )
  return word.status === 'IN_WORK'
    ? said('→', 'Взяли в работу', `<p>Ответим до ${formatLong(word.answerBy)}</p>`)
    : said('→', 'Приняли', `<p>Ответим до ${formatLong(word.answerBy)}</p>`)
}

/** What became of a word, by its code; just sent – with the code shown large, to be kept. */
export function wordStatus(frame: Frame, shown: Shown): string {
  const { word, code, isNew } = shown
  const keep = `Код сообщения: ${code}. Ответ: ${frame.tenant.programme}, «Ответ по коду».`
  const kept = isNew
    ? `<section class="keep"><h2>Ваш код</h2><p class="big" data-code>${esc(code)}</p><p>Запишите его, сфотографируйте или распечатайте эту страницу. Восстановить код нельзя: портал хранит только его след.</p>
<p><a download="kod-${esc(code)}.txt" href="data:text/plain;charset=utf-8,${encodeURIComponent(keep)}">Сохранить код файлом</a></p></section>`
    : ''
  const facts = [word.service && `услуга: ${word.service}`, word.place && `где: ${word.place}`]
    .filter(Boolean)
    .join(' · ')
  const main = `<p class="kick">${esc(word.agencyName)}</p><h1>${isNew ? 'Спасибо, сообщение принято' : 'Ваше сообщение'}</h1>
${kept}${stateOf(frame, shown)}
<section><h2>Что вы написали</h2><p class="hint">${messageKindLabels[word.kind]} · ${formatLong(word.receivedOn)}${facts ? ` · ${esc(facts)}` : ''}</p><p class="pre">${esc(word.text)}</p></section>
${appeal(frame.appealUrl)}<p class="note"><a href="/${esc(frame.tenant.slug)}/word/${esc(word.agencySlug)}">Написать ещё</a> · <a href="/${esc(frame.tenant.slug)}/word/status">Другой код</a></p>`
  return wordDocument(frame, isNew ? 'Сообщение принято' : 'Ваше сообщение', main)
}
