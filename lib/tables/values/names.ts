/** Organisations, people, addresses and numbers of registers as tables have them. Pure. */
import { innCheckDigits, isInn } from '@/lib/core/inn'
import { cyrillicMended, latinMended, quotesMended, saysNothing, tidy, tidyLines, tidyText } from './clean'
import { doubt, refuse, taken, type ReadValue } from './types'

/** A name or a title on one line. */
export function readName(typed: string): ReadValue {
  const text = tidyText(typed).replace(/^['’]/, '')
  if (text === '' || saysNothing(text)) return taken(null)
  const latin = latinMended(text)
  if (latin !== null) return doubt(latin, `в «${text}» есть латинские буквы, похожие на русские`)
  const quotes = quotesMended(text)
  if (quotes !== null)
    return doubt(quotes, quotes === text ? 'кавычки не сходятся' : `кавычка не закрыта; похоже на ${quotes}`)
  return taken(text)
}

/** An organisation; where the column holds the post, too, what stands before the comma. */
export function readAgency(typed: string, withPost: boolean): ReadValue {
  const text = tidy(typed)
  const [place = '', post] = withPost ? text.split(/,\s+(?![^«]*»)/, 2) : [text]
  if (post !== undefined) {
    const read = readName(place)
    return doubt(read.value, `место и должность в одной ячейке: «${text}»`)
  }
  const agreed = /^(.*?)\s*\(по согласованию\)$/i.exec(text)
  if (agreed) return doubt(readName(agreed[1] ?? '').value, `«по согласованию» – не часть названия: «${text}»`)
  const named = text.replace(/[.]$/, '')
  return readName(named)
}

/** 10 or 12 digits; with a КПП behind them; a zero that the spreadsheet dropped. */
export function readInn(typed: string): ReadValue {
  const text = tidy(typed).replace(/^['’]/, '')
  if (text === '' || saysNothing(text)) return taken(null)
  if (/\d[.,]?\d*e[+-]?\d+$/i.test(text))
    return refuse(`«${text}» – ИНН записан степенью: знаки потеряны, впишите его снова`)
  const [, first = ''] = /^(?:инн:?\s*)?([\d\s-]+?)(?:\s*[/\\,;]\s*(?:кпп:?\s*)?[\d\s]*)?$/i.exec(text) ?? []
  const digits = first.replace(/[\s-]/g, '')
  if (digits === '') return refuse(`«${text}» – не ИНН: нужно 10 или 12 цифр`)
  if (isInn(digits)) return taken(digits)
  if ((digits.length === 9 || digits.length === 11) && isInn(`0${digits}`))
    return doubt(`0${digits}`, `${digits.length} цифр: таблица потеряла ноль впереди`)
  const right = innCheckDigits(digits)
  if (right === null) return refuse(`«${text}» – ${digits.length} цифр, а в ИНН их 10 или 12`)
  const [before, last] = [digits.slice(0, -right.length), digits.slice(-right.length)]
  return refuse(
    right.length === 1
      ? `ИНН ${digits}: после ${before} последней должна быть ${right}, а не ${last}; где-то опечатка`
      : `ИНН ${digits}: последними должны быть ${right}, а не ${last}; где-то опечатка`,
    digits,
  )
}

const part = "[\\p{Lu}][\\p{L}’']*(?:-[\\p{Lu}]?[\\p{L}’']+)*"
const fullName = new RegExp(`^${part}(?: ${part}){1,2}(?: (?:оглы|кызы|оглу|гызы|угли|уулу))?$`, 'iu')
const initials = new RegExp(`^${part} ?\\p{Lu}\\.\\s?(?:\\p{Lu}\\.?)?$|^\\p{Lu}\\.\\s?(?:\\p{Lu}\\.)?\\s?${part}$`, 'u')
const noPerson =
  /представител|по согласованию|не явил|вакан|специалист|сотрудник|начальник|директор|руководител|ответственн|кандидат/i

/** Surname and initials alone. */
export const isInitials = (text: string): boolean => initials.test(tidy(text))
/** Words that stand where a person should. */
const namesNobody = (text: string): boolean =>
  noPerson.test(text) && !/(?:вич|вна|ична|инична|оглы|кызы)(?![\p{L}])/iu.test(text)

/** Every word with a capital, the rest small: of a name typed in capitals alone. */
const capitalised = (text: string): string =>
  text
    .toLowerCase()
    .replace(
      /(^|[\s-])(\p{L})(?!глы|ызы|глу)/gu,
      (_all, before: string, letter: string) => before + letter.toUpperCase(),
    )

/** A person: full name, or surname with initials. */
export function readPersonName(typed: string): ReadValue {
  const text = tidy(typed).replace(/^['’]/, '').replace(/[,;]$/, '').replace(/\s-\s/g, '-')
  if (text === '' || saysNothing(text)) return taken(null)
  const acting = /^(?:и\.?\s?о\.?|врио|вр\.\s?и\.?\s?о\.?)\s+(?=\p{L}{2})(.+)$/iu.exec(text)
  if (acting)
    return doubt(readPersonName(acting[1] ?? '').value, `«${text}» – исполняет обязанности, а не занимает должность`)
  const latin = latinMended(text)
  if (latin !== null) return doubt(latin, `в «${text}» есть латинские буквы, похожие на русские`)
  if (isInitials(text)) return taken(text)
  if (namesNobody(text)) return refuse(`«${text}» – не человек`)
  const words = text.split(' ')
  if (words.length < 2) return doubt(text, `«${text}» – одно слово, а нужны фамилия и имя`)
  if (!fullName.test(text)) return doubt(text, `«${text}» не похоже на фамилию, имя и отчество`)
  if (text === text.toUpperCase()) return taken(capitalised(text))
  if (text === text.toLowerCase()) return doubt(capitalised(text), `«${text}» написано строчными`)
  return taken(text)
}

/** Surname, given name or patronymic in a column of its own. */
export function readNamePart(typed: string, title: string): ReadValue {
  const text = tidy(typed).replace(/^['’]/, '').replace(/\s-\s/g, '-')
  if (text === '' || saysNothing(text)) return taken(null)
  const latin = latinMended(text)
  if (latin !== null) return doubt(latin, `в «${text}» есть латинские буквы, похожие на русские`)
  if (text === text.toLowerCase() && /\p{L}{2}/u.test(text))
    return doubt(capitalised(text), `«${text}» написано строчными`)
  if (text === text.toUpperCase() && text.length > 2) return taken(capitalised(text))
  if (title === 'Фамилия' && /\s/.test(text)) return doubt(text, `в «${title}» несколько слов: «${text}»`)
  return taken(text)
}

const address = /^[a-z0-9](?:[a-z0-9._%+-]*[a-z0-9])?@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/

/** One address of e-mail. */
export function readEmail(typed: string): ReadValue {
  const text = tidy(typed)
    .toLowerCase()
    .replace(/^(?:mailto:|e-?mail:?\s*)/, '')
    .replace(/[.,;]+$/, '')
  if (text === '' || saysNothing(text)) return taken(null)
  if (address.test(text)) return taken(text)
  const several = text.split(/[;,\s]+/).filter((one) => one.includes('@') && one.length > 3)
  const [first = ''] = several
  if (several.length > 1 && several.every((one) => address.test(one)))
    return doubt(first, `адресов несколько: «${text}»`)
  const close = text.replace(/\s+/g, '')
  if (address.test(close)) return doubt(close, `в адресе пробелы: «${text}»`)
  const mended = cyrillicMended(close)
  if (mended !== close && address.test(mended))
    return doubt(mended, `в адресе русские буквы, похожие на латинские: «${text}»`)
  return refuse(
    /^[^@]+@[^@.]+$/.test(close) ? `«${text}» – в адресе нет домена после точки` : `«${text}» – не адрес почты`,
  )
}

/** A telephone as it is written. */
export function readPhone(typed: string): ReadValue {
  const text = tidy(typed).replace(/^['’]/, '')
  if (text === '' || saysNothing(text)) return taken(null)
  if (/\d[.,]?\d*e[+-]?\d+$/i.test(text)) return refuse(`«${text}» – телефон записан степенью: знаки потеряны`)
  return taken(text)
}

/** A code of a register: letters and digits as they stand. */
export function readCode(typed: string): ReadValue {
  const text = tidy(typed).replace(/^['’]/, '')
  return taken(text === '' || saysNothing(text) ? null : text.replace(/"([^"]*)"/g, '«$1»'))
}

/** Several things in a cell: each on its line, or behind «;». */
export function readList(typed: string): ReadValue {
  const things = tidyLines(typed)
    .split(/[\n;](?![^«]*»)/)
    .map((one) => tidyText(one.replace(/^\s*(?:[-–—•*]|\d{1,2}[.)])\s+/, '').replace(/[,.]$/, '')))
    .filter((one) => one !== '' && !saysNothing(one))
  const seen = new Map(things.map((one) => [one.toLowerCase(), one]))
  return taken([...seen.values()])
}
