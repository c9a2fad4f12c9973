/** The whole page around an answer form, and the pages that only say something. Pure. */
import { formatLong } from '@/lib/core/dates'
import { dayOf } from '@/lib/core/db-day'
import { agree, count, sentence } from '@/lib/core/format'
import type { TenantView } from '@/lib/core/tenant'
import { addressKeptWords } from '../told/address-term'
import { esc, type AnswerForm, type PageState } from './markup'
import { answerStyle } from './style'

export type Frame = {
  tenant: Pick<TenantView, 'slug' | 'name' | 'emblem'>
  /** Colours of the programme as a CSS rule. */
  accentCss: string
  title: string
  /** Who asks, and where. */
  asker: string
  place: string
  view: { big: boolean; contrast: boolean }
  kiosk: boolean
  /** What the page's script goes on with; null – there is nothing to answer. */
  script: { form: AnswerForm; state: PageState; address: string } | null
}

/** Text inside a script element that cannot end it. */
const dataOf = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')

export function documentMarkup(frame: Frame, main: string): string {
  const { tenant, title, asker, place, view, kiosk, script } = frame
  const classes = [view.big ? 'big' : '', view.contrast ? 'contrast' : ''].filter(Boolean).join(' ')
  const mark = tenant.emblem
    ? `<img src="${esc(tenant.emblem)}" alt="">`
    : `<span aria-hidden="true">${esc((asker || tenant.name).charAt(0))}</span>`
  const buttons = script
    ? `<div class="view"><button form="form" name="do" value="big" aria-pressed="${view.big}">${view.big ? 'Мельче' : 'Крупнее'}</button><button form="form" name="do" value="contrast" aria-pressed="${view.contrast}">Контраст</button></div>`
    : ''
  return `<!doctype html>
<html lang="ru"${classes ? ` class="${classes}"` : ''}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><meta name="referrer" content="no-referrer"><link rel="icon" href="/icon.svg"><title>${esc(title)} · ${esc(asker)}</title><style>${answerStyle}${frame.accentCss}</style></head>
<body${kiosk ? ' class="kiosk"' : ''}><header class="top"><span class="mark">${mark}</span><div class="who"><b>${esc(asker)}</b>${place ? `<p class="d">${esc(place)}</p>` : ''}</div>${buttons}</header>
<p id="net" role="status"></p>
<main id="main">${main}</main>
${script ? `<script type="application/json" id="survey">${dataOf(script)}</script><script src="/survey.js" defer></script>` : ''}</body></html>`
}

/** At the foot of the first page and of every other: what is not asked, what this is not, who asks and why. */
export function footMarkup(about: {
  threshold: number
  asker: string
  title: string
  named: boolean
  appealUrl: string
  employees: boolean
}): string {
  const { threshold, asker, title, named, appealUrl, employees } = about
  const people = count(threshold, 'человека', 'человек', 'человек')
  const group = `Если в группе ответили меньше ${people}, её ответы не видит никто.`
  const who = named
    ? 'Сведения о себе – только там, где вы согласились их дать.'
    : employees
      ? 'Портал запомнит только сам факт ответа: что вы ответили, хранится без имени и отдельно.'
      : 'Имя и телефон не спрашиваем.'
  const appeal = appealUrl
    ? `<a href="${esc(appealUrl)}" rel="noreferrer">подать обращение</a>`
    : 'обращение подают в орган письменно или через Госуслуги'
  return `<div class="foot"><p>${who} ${group}</p><p>Это не обращение по закону № 59-ФЗ: ответить лично мы не сможем; ${appeal}.</p>
<details><summary>Кто спрашивает и что будет с ответами</summary><p>Спрашивает ${esc(asker)}: «${esc(title)}».</p><p>Ответы хранятся без имени, без адреса в сети и без часа отправки – только день. Из них складывают общие итоги по органу и услуге; итоги группы меньше ${people} не показывают. По ответам составляют список проблем, а о сделанном рассказывают на странице «Вы сказали – мы сделали».</p></details></div>`
}

type Change = { said: string; answer: string; done: boolean; on: Date | null; heard: number | null }

export type Thanks = {
  again: boolean
  changes: readonly Change[]
  /** Page «Вы сказали – мы сделали» of the agency. */
  toldHref: string
  /** The address may be left here; null – not asked (a tablet, staff). */
  told: { hidden: Record<string, string>; error: string; value: string; agreed: boolean; days: number } | null
  /** The address was just left. */
  addressKept: boolean
}

export function thanksMarkup({ again, changes, toldHref, told, addressKept }: Thanks): string {
  const list = changes.map(
    ({ said, answer, done, on, heard }) =>
      `<li><q>${esc(said)}</q><p>${esc(answer)}</p><p class="d"><span class="st${done ? ' y">✓ сделано' : '">⊘ не сделаем'}</span>${on ? ` ${formatLong(dayOf(on))}` : ''}${heard ? ` · об этом ${agree(heard, 'говорил', 'говорили')} ${count(heard, 'человек', 'человека', 'человек')}` : ''}</p></li>`,
  )
  return `<h1 tabindex="-1">${again ? 'Этот ответ уже принят' : 'Спасибо, ответ принят'}</h1><p class="ok"><b aria-hidden="true">✓</b> Засчитан один раз</p>
${list.length > 0 ? `<section class="sec"><h2>Что изменилось после прошлых ответов</h2><ul class="ch">${list.join('')}</ul><a href="${esc(toldHref)}">Все просьбы: что сделано, что нет</a></section>` : ''}
${addressKept ? '<p class="alert soft" role="status">Адрес записан. Напишем, когда будет что сказать.</p>' : ''}${told ? toldMarkup(told) : ''}`
}

function toldMarkup({ hidden, error, value, agreed, days }: NonNullable<Thanks['told']>): string {
  const fields = Object.entries(hidden)
    .map(([name, text]) => `<input type="hidden" name="${esc(name)}" value="${esc(text)}">`)
    .join('')
  return `<form class="sec" method="post" action="" id="told">${fields}<label class="t" for="mail">Сообщить вам, что изменится?</label>
<p class="hint" id="mail-hint">Адрес хранится отдельно: с ответом его не связать. ${esc(addressKeptWords.survey(days))}</p>${error ? `<p class="err" id="mail-error">${esc(error)}</p>` : ''}
<input class="f" id="mail" type="email" name="mail" value="${esc(value)}" autocomplete="email" placeholder="Ваша почта" aria-describedby="mail-hint${error ? ' mail-error' : ''}"${error ? ' aria-invalid="true" autofocus' : ''}>
<label class="o small"><input type="checkbox" name="consent" value="1"${agreed ? ' checked' : ''}><span>Согласен на обработку адреса почты, чтобы мне сообщили об изменениях</span></label>
<div class="row"><button class="go q" name="do" value="told">Сообщите</button></div></form>`
}

/** A page that only says something: closed, not found, too many. */
export const wordsMarkup = (title: string, text: string, more = ''): string =>
  `<h1 tabindex="-1">${esc(title)}</h1><p>${esc(text)}</p>${more}`

export const closedWords = (closesOn: Date | null): { title: string; text: string } => ({
  title: 'Опрос закончен',
  text: `${sentence(closesOn ? `Ответы принимали до ${formatLong(dayOf(closesOn))}` : 'Ответы больше не принимаем')} Этот ответ не записан. Спасибо, что хотели помочь.`,
})
export const earlyWords = (opensOn: Date | null): { title: string; text: string } => ({
  title: 'Опрос ещё не начался',
  text: opensOn
    ? `${sentence(`Ответы начнут принимать ${formatLong(dayOf(opensOn))}`)} Вернитесь в этот день.`
    : 'Вернитесь позже.',
})
export const invitationWords = {
  title: 'Нужно приглашение',
  text: 'На этот опрос отвечают по ссылке из письма. Откройте её из письма целиком; если письма нет, обратитесь к тому, кто спрашивает.',
}
export const usedWords = {
  title: 'По этому приглашению уже ответили',
  text: 'Одно приглашение – один ответ. Второй раз отвечать не нужно.',
}
export const goneWords = {
  title: 'Такого опроса нет',
  text: 'Проверьте адрес: возможно, опрос перенесли или закончили.',
}
