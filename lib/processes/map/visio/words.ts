/** What is said of a Visio drawing. Pure. */
export type VisioNote = {
  page: string
  code: 'unknown' | 'taken-for-step' | 'taken-for-note' | 'loose-arrow' | 'plain-line' | 'data-arrow' | 'pool'
  what: string
}

const words: Readonly<Record<VisioNote['code'], (what: string) => string>> = {
  unknown: (what) => `не распознана фигура «${what}»`,
  'taken-for-step': (what) => `фигура «${what}» неизвестного вида соединена стрелками и принята за шаг`,
  'taken-for-note': (what) => `фигура «${what}» неизвестного вида принята за пояснение`,
  'loose-arrow': (what) => `стрелка ни к чему не прикреплена${what === '' ? '' : ` (рядом – «${what}»)`}`,
  'plain-line': (what) => `линия «${what}» без наконечника: направление взято по тому, как она нарисована`,
  'data-arrow': (what) => `связь с документом или пояснением «${what}» в карту не перенесена`,
  pool: (what) => `участник (пул) «${what}» в карту не перенесён, его шаги – перенесены`,
}

const MOST = 20

/** Each with its page; of many the first ones. */
export function visioTexts(notes: readonly VisioNote[]): string[] {
  const said = notes.map(({ page, code, what }) => `Visio, лист «${page}»: ${words[code](what)}.`)
  return said.length > MOST
    ? [...said.slice(0, MOST), `И ещё ${said.length - MOST} таких же замечаний к рисунку Visio.`]
    : said
}
