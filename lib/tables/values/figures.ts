/** Numbers with their units, and terms, in the spellings that tables have. Pure. */
import { saysNothing, tidy } from './clean'
import { doubt, refuse, taken, type ReadValue } from './types'

const NUMBER = '[-−]?\\d{1,3}(?:[ \\u00a0\\u202f]\\d{3})+(?:[.,]\\d+)?|[-−]?\\d+(?:[.,]\\d+)?'

/** Digits with a point, without groups and idle zeros. */
const plainOf = (text: string): string => {
  const plain = text
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace('−', '-')
    .replace(',', '.')
  return plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain.replace(/^(-?)0+(?=\d)/, '$1')
}

const units: [RegExp, string][] = [
  [/^(?:раб(?:оч\S*)?\.?\s*дн?(?:ей|я|ень|\.)?|р\.\s?д\.?)$/, 'рабочих дней'],
  [/^(?:кал(?:ендарн\S*)?\.?\s*дн?(?:ей|я|ень|\.)?|к\.\s?д\.?)$/, 'календарных дней'],
  [/^(?:дн(?:ей|я|\.)?|день)$/, 'дней'],
  [/^(?:ч(?:ас(?:а|ов)?|\.)?)$/, 'часов'],
  [/^(?:мин(?:ут[аы]?|\.)?)$/, 'минут'],
  [/^(?:сек(?:унд[аы]?|\.)?|с\.?)$/, 'секунд'],
  [/^(?:мес(?:яц(?:а|ев)?|\.)?)$/, 'месяцев'],
  [/^(?:%|проц(?:ент\S*|\.)?)$/, '%'],
  [/^(?:руб(?:л\S*|\.)?|₽)$/, 'рублей'],
]
const unitOf = (text: string): string => units.find(([like]) => like.test(text.toLowerCase()))?.[1] ?? text

/** «45 раб. дн.», «60,5 %», «1 200». `unitField` – where the unit goes. */
export function readFigure(typed: string, unitField?: string): ReadValue {
  const text = tidy(typed).replace(/^['’]/, '')
  if (text === '' || saysNothing(text)) return taken(null)
  const whole = new RegExp(`^(${NUMBER})\\s*(.{0,40})$`).exec(text)
  if (!whole || /\d/.test(whole[2] ?? '')) return refuse(`«${text}» – не число`)
  const [, number = '', rest = ''] = whole
  if (/^e[+-]?$/i.test(rest)) return refuse(`«${text}» – число записано степенью, знаки потеряны`)
  const unit = rest === '' ? '' : unitOf(rest.trim())
  return taken(plainOf(number), unit && unitField ? { beside: { [unitField]: unit } } : {})
}

/** «12->7», «с 12 до 7»: was and target in one cell; null – it is none. */
export function bothFigures(typed: string): { was: string; target: string } | null {
  const found = new RegExp(`^(?:с\\s)?(${NUMBER})\\s*(?:->|→|⇒|=>|до)\\s*(${NUMBER})$`).exec(tidy(typed))
  return found ? { was: plainOf(found[1] ?? ''), target: plainOf(found[2] ?? '') } : null
}

const words = ['ноль', 'один', 'два', 'три', 'четыре', 'пять', 'шесть', 'семь', 'восемь', 'девять', 'десять']

/** A whole number of things; `of` – words that may stand behind it. */
export function readCount(typed: string, of = /^(?:ак(?:ад)?\S*\s*)?(?:ч(?:ас\S*|\.)?)?$/): ReadValue {
  const text = tidy(typed).replace(/^['’]/, '')
  if (text === '' || saysNothing(text)) return taken(null)
  if (/^\d[\d\s]*(?:[.,]\d+)?e[+-]?\d+$/i.test(text))
    return refuse(`«${text}» – число записано степенью, знаки потеряны`)
  const range = new RegExp(`^(?:от\\s)?(?:${NUMBER})\\s?(?:-|–|—|до|\\.\\.)\\s?(?:${NUMBER})$`).test(text)
  if (range) return doubt(null, `«${text}» – не число, а промежуток: выберите одно`)
  const about = new RegExp(
    `^(?:ок\\.?|около|примерно|порядка|до|более|свыше|не менее|не более|≈|~|>|<|≥|≤)\\s*(${NUMBER})`,
  ).exec(text.toLowerCase())
  if (about) return doubt(plainOf(about[1] ?? ''), `«${text}» – приблизительно`)
  const thousands = new RegExp(`^(${NUMBER})\\s*тыс\\.?$`).exec(text.toLowerCase())
  if (thousands) {
    const made = String(Math.round(Number(plainOf(thousands[1] ?? '')) * 1000))
    return doubt(made, `«${text}» – округлено до тысяч`)
  }
  const word = words.indexOf(text.toLowerCase())
  if (word >= 0) return doubt(String(word), `«${text}» – словом; похоже на ${word}`)
  const found = new RegExp(`^(${NUMBER})\\s*(.{0,20})$`).exec(text)
  if (!found || !of.test((found[2] ?? '').toLowerCase().trim())) return refuse(`«${text}» – не целое число`)
  const plain = plainOf(found[1] ?? '')
  if (plain.startsWith('-')) return refuse(`«${text}» – меньше нуля`)
  if (plain.includes('.')) return doubt(plain, `«${text}» – не целое число`)
  if (plain.length > 9) return refuse(`«${text}» – слишком большое число`)
  return taken(plain)
}

type TermUnit = 'MINUTE' | 'HOUR' | 'WORKING_DAY' | 'CALENDAR_DAY' | 'MONTH' | 'YEAR'
const termUnits: [RegExp, TermUnit | null][] = [
  [/^(?:раб(?:оч\S*)?\.?\s*(?:дн\S*|день)|р\.?\s?д\.?)$/, 'WORKING_DAY'],
  [/^(?:кал(?:ендарн\S*)?\.?\s*(?:дн\S*|день)|к\.?\s?д\.?)$/, 'CALENDAR_DAY'],
  [/^(?:дн(?:ей|я|\.)?|день)$/, null],
  [/^(?:ч(?:ас(?:а|ов|у)?|\.)?)$/, 'HOUR'],
  [/^(?:мин(?:ут[аыу]?|\.)?)$/, 'MINUTE'],
  [/^(?:мес(?:яц(?:а|ев)?|\.)?)$/, 'MONTH'],
  [/^(?:год[а]?|лет|г\.)$/, 'YEAR'],
]
/** «не более 20 календарных дней», «10 р.д.», «1 ч. 30 мин.». `unitField` – where the unit goes. */
export function readTerm(typed: string, unitField: string): ReadValue {
  const text = tidy(typed)
  if (text === '' || saysNothing(text)) return taken(null)
  const plain = text.toLowerCase().replace(/^(?:не более(?: чем)?|не позднее|в течение|до|в срок до)\s+/, '')
  const hours = /^(\d+)\s*ч\S*\s+(\d+)\s*мин\S*$/.exec(plain)
  if (hours) return taken(String(Number(hours[1]) * 60 + Number(hours[2])), { beside: { [unitField]: 'MINUTE' } })
  const found = new RegExp(`^(${NUMBER})\\s*(\\D{1,30})$`).exec(plain)
  const number = new RegExp(`^(${NUMBER})`).exec(plain)?.[1]
  if (!found) {
    if (number === undefined) return doubt(null, `«${text}» – не срок`)
    const why = /\d[^\d]+\d/.test(plain) && !/\D\d$/.test(plain) ? 'сроков два или больше' : 'за словами стоит ещё знак'
    return doubt(plainOf(number), `«${text}»: ${/^\d+$/.test(plain) ? 'не сказано, дней или часов' : why}`)
  }
  const words = (found[2] ?? '').trim()
  const unit = termUnits.find(([like]) => like.test(words))
  if (!unit) return doubt(plainOf(found[1] ?? ''), `«${text}»: единица срока не узнана`)
  if (unit[1] === null) return doubt(plainOf(found[1] ?? ''), `«${text}»: не сказано, рабочих или календарных дней`)
  return taken(plainOf(found[1] ?? ''), { beside: { [unitField]: unit[1] } })
}
