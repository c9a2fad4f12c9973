/** Lines of a map's history in words. Pure. */
import { formatShort, isDateString } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { changeKindLabels, consentLabels } from './labels'
import type { EventView } from './view'

const texts = (words: Record<string, unknown>) => {
  const text = (key: string): string => (typeof words[key] === 'string' ? words[key] : '')
  const number = (key: string): number => (typeof words[key] === 'number' ? words[key] : 0)
  const day = (key: string): string => (isDateString(text(key)) ? formatShort(text(key)) : text(key))
  const tail = (key: string): string => (text(key) ? `: ${text(key)}` : '')
  return { text, number, day, tail, about: text('item') ? ` по мероприятию ${text('item')}` : '' }
}

const changeName = (kind: string): string =>
  kind in changeKindLabels ? changeKindLabels[kind as keyof typeof changeKindLabels].toLowerCase() : 'изменение'
const consentName = (kind: string): string =>
  kind in consentLabels ? consentLabels[kind as keyof typeof consentLabels] : kind

/** What happened, as a sentence without its author and time; in a map's history with the item's number. */
export function eventText({ kind, words }: Pick<EventView, 'kind' | 'words'>, place: 'map' | 'item' = 'map'): string {
  const { text, number, day, tail, about } = texts(words)
  const body = text('body') ? `${place === 'map' && text('item') ? `${text('item')}, ` : ''}${text('body')}: ` : ''
  switch (kind) {
    case 'CREATED':
      return `Составлен черновик${number('items') > 0 ? `, ${count(number('items'), 'мероприятие', 'мероприятия', 'мероприятий')}` : ''}`
    case 'LOADED':
      return `Карта загружена из акта: ${count(number('items'), 'мероприятие', 'мероприятия', 'мероприятий')}`
    case 'RENAMED':
      return text('inForce')
        ? `День вступления акта в силу: ${text('inForce')}${text('before') ? ` (было ${text('before')})` : ''}. ${text('reason')}`
        : 'Изменены название, годы или основание'
    case 'SENT':
      return 'Отправлена руководителю на утверждение'
    case 'TAKEN_BACK':
      return `Возвращена в черновик${tail('remark')}`
    case 'APPROVED':
      return `Утверждена ${day('on')}: ${[text('name'), text('position')].filter(Boolean).join(', ')}`
    case 'CLOSED':
      return `Карта закрыта${tail('reason')}`
    case 'CHANGE_PROPOSED':
      return `Предложено${about}: ${changeName(text('change'))}${text('reason') ? `. ${text('reason')}` : ''}`
    case 'CHANGE_WITHDRAWN':
      return `Предложение${about} отозвано`
    case 'CHANGE_CONSENTED':
      return `Внесено в карту: ${changeName(text('change'))} ${text('item')}, согласие: ${consentName(text('consent'))}${text('protocol') ? `, ${text('protocol')}` : ''}${text('reason') ? `. ${text('reason')}` : ''}`
    case 'CHANGE_REFUSED':
      return `В изменении${about} отказано, ${consentName(text('consent'))}${tail('remark')}`
    case 'PART_ASSIGNED':
      return `Назначено ${count(number('parts'), 'обязательство', 'обязательства', 'обязательств')}`
    case 'PART_SUBMITTED':
      return `${body}сдано ${day('on')}`
    case 'PART_TAKEN_BACK':
      return `${body}отозвано до решения`
    case 'PART_RETURNED':
      return `${body}возвращено${tail('remark')}`
    case 'PART_ACCEPTED':
      return `${body}принято${text('receivedOn') ? `, получено ${day('receivedOn')}` : ''}${tail('remark')}`
    case 'PART_REOPENED':
      return `${body}открыто заново${tail('reason')}`
    case 'PART_PASSED':
      return `${body}обязательство перешло к органу «${text('into')}». ${text('reason')}`
    case 'PART_CLOSED':
      return `${body}обязательство снято${tail('reason')}`
    default:
      return kind
  }
}
