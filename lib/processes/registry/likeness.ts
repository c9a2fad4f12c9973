/**
 * Whether two processes look like the same one under two names: by the words of their names, then of what goes in and
 * comes out. A suggestion for people, never a decision; measured on the marked pairs of tests/unit/processes. Pure.
 */
import { stemmer } from '@orama/stemmers/russian'

export type Described = { name: string; inputs: readonly string[]; outputs: readonly string[] }

const groupsOf = (all: Record<string, string>): ReadonlyMap<string, string> =>
  new Map(Object.entries(all).flatMap(([group, words]) => words.split(' ').map((word) => [rootOf(word), group])))

/** The root as far as it tells words apart: «лицензирование» and «лицензия» are one. */
function rootOf(word: string): string {
  const stem = stemmer(word.toLowerCase().replace(/ё/g, 'е'))
  // «выписок», «путёвок»: the vowel that runs away in «выписка», «путёвка».
  return (stem.length > 4 ? stem.replace(/[оеё]к$/, 'к') : stem).slice(0, 6)
}

/** What is done, by its sort. Ending a thing is another process than beginning it. */
const actions = groupsOf({
  give: 'выдача предоставление назначение оформление присвоение признание установление оказание обеспечение',
  begin: 'прием приема зачисление постановка поступление заключение включение',
  end: 'прекращение увольнение отчисление расторжение расторгнуть снятие аннулирование отмена изъятие уничтожение',
  check: 'контроль проверка аудит мониторинг надзор ревизия',
  make: 'подготовка планирование составление разработка формирование утверждение наполнение',
  consider: 'рассмотрение ответ обработка работа исполнение',
  move: 'перевод передача перерасчет отправка направление распределение',
  hold: 'проведение организация осуществление ведение',
})

/** Words that say nothing of which process it is. */
const idle = new Set(
  `государственный муниципальный область региональный комитет министерство департамент управление орган учреждение
  подведомственный гражданин гражданский физический юридический лицо субъект объект процесс услуга порядок нужда
  деятельность установленный отдельный категория единый федеральный образец вопрос основание соответствие сфера
  ежегодный подходящий другой`
    .split(/\s+/)
    .map(rootOf),
)
const small = new Set('в на над о об от по для за из и или к с со у при до не без во как его их'.split(' '))

/** One word for several that mean the same in the papers of agencies. */
const synonyms = groupsOf({
  работн: 'сотрудник работник персонал',
  ребено: 'ребенок дети детьми детский',
  выплат: 'выплата пособие',
  бизнес: 'бизнес предприниматель предпринимательство',
  контра: 'госконтракт контракт',
  помеще: 'помещение жилье жилой жилище',
  почта: 'корреспонденция почта',
  педаго: 'педагог учитель',
})

/** Words that stand in the names of many processes: alone they make no likeness. */
const common = new Set(
  `заявление решение приказ справка документ план отчет сведения договор реестр учет удостоверение разрешение лицензия
  регистрация аттестация субсидия работник ребенок проект помещение`
    .split(/\s+/)
    .map(rootOf),
)
const weightOf = (root: string): number => (common.has(root) ? 0.5 : 1)

type Words = { things: Set<string>; acts: Set<string> }

function wordsOf(text: string): Words {
  const roots = text
    .toLowerCase()
    .split(/[^а-яёa-z0-9]+/)
    .filter((word) => word.length > 1 && !small.has(word))
    .map(rootOf)
  const things = new Set<string>()
  const acts = new Set<string>()
  for (const root of roots) {
    const act = actions.get(root)
    if (act) acts.add(act)
    else if (!idle.has(root)) things.add(synonyms.get(root) ?? root)
  }
  return { things, acts }
}

const sum = (roots: Iterable<string>): number => [...roots].reduce((all, root) => all + weightOf(root), 0)

/** Weight of the shared words against that of all, 0…1. */
function share(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = sum([...a].filter((root) => b.has(root)))
  const [ofA, ofB] = [sum(a), sum(b)]
  return both === 0 ? 0 : (both / ofA + both / ofB + (2 * both) / (ofA + ofB)) / 3
}

/** Each names what is done, and not the same. */
const otherActs = (a: Words, b: Words): boolean =>
  a.acts.size > 0 && b.acts.size > 0 && ![...a.acts].some((act) => b.acts.has(act))

/** One speaks of this where the other speaks of that: «на дому» – «в стационаре». */
const instead = (a: Words, b: Words): boolean =>
  [...a.things].some((root) => !b.things.has(root)) && [...b.things].some((root) => !a.things.has(root))

export type Likeness = { name: Words; flow: Words }

/** The words of a process, made once when it is compared with many. */
export const likenessOf = ({ name, inputs, outputs }: Described): Likeness => ({
  name: wordsOf(name),
  flow: wordsOf([...inputs, ...outputs].join(' ')),
})

/** How alike two are, 0…1. */
export function likeness(a: Likeness, b: Likeness): number {
  if (a.name.acts.has('end') !== b.name.acts.has('end')) return 0
  // «Приём на работу»: where only doing is named, the doing is what it is about.
  const bare = a.name.things.size === 0 || b.name.things.size === 0
  const topic = ({ things, acts }: Words): ReadonlySet<string> => (bare ? new Set([...things, ...acts]) : things)
  const byName = share(topic(a.name), topic(b.name))
  const apart = (otherActs(a.name, b.name) ? 0.2 : 0) + (instead(a.name, b.name) ? 0.12 : 0)
  if (a.flow.things.size === 0 || b.flow.things.size === 0) return Math.max(0, byName - apart)
  const byFlow = share(a.flow.things, b.flow.things)
  return Math.max(0, Math.max(0.75 * byName + 0.25 * byFlow, byName * 0.9) - apart)
}

/** From here on two are suggested as the same. */
const ALIKE = 0.62
export const isAlike = (a: Likeness, b: Likeness): boolean => likeness(a, b) >= ALIKE

export type Alike<T> = { own: T; others: T[] }

/**
 * For each of `own` those of `others` that look the same, the likest first; what looks like nothing is left out. Only
 * processes that share a word are compared, so that ten thousand of them take no longer than a page may.
 */
export function alikeAmong<T extends Described>(own: readonly T[], others: readonly T[]): Alike<T>[] {
  const made = others.map((one) => ({ one, words: likenessOf(one) }))
  const byRoot = new Map<string, number[]>()
  for (const [i, { words }] of made.entries())
    for (const root of [...words.name.things, ...words.name.acts])
      if (byRoot.get(root)?.push(i) === undefined) byRoot.set(root, [i])
  return own.flatMap((one): Alike<T>[] => {
    const words = likenessOf(one)
    const roots = words.name.things.size > 0 ? words.name.things : words.name.acts
    const near = new Set([...roots].flatMap((root) => byRoot.get(root) ?? []))
    const found = [...near]
      .flatMap((i) => made[i] ?? [])
      .map((other) => ({ ...other, n: likeness(words, other.words) }))
      .filter(({ n }) => n >= ALIKE)
      .sort((a, b) => b.n - a.n)
    return found.length > 0 ? [{ own: one, others: found.map((other) => other.one) }] : []
  })
}
