/**
 * From what clients said to what they were told: states of a problem and of a word to the agency, their days, what
 * stands on the public page and how it is counted. Pure.
 */
import { yearOf, type DateString } from '@/lib/core/dates'
import { machine } from '@/lib/core/machine'
import { addWorkingDays, workingDaysBetween } from '@/lib/core/work-calendar'
import { likenessOf } from '@/lib/processes/registry/likeness'

export type ProblemStatus = 'NEW' | 'IN_WORK' | 'DONE' | 'DECLINED' | 'TOLD' | 'JOINED'
export type ProblemMove = 'sort' | 'finish' | 'decline' | 'tell' | 'reopen' | 'join' | 'part'

/** Settled is not closed: a problem is closed when those who wrote of it are told (Kirov app. 1 §8). */
export const problemMachine = machine<ProblemStatus, ProblemMove>({
  NEW: { sort: 'IN_WORK', decline: 'DECLINED', join: 'JOINED' },
  IN_WORK: { finish: 'DONE', decline: 'DECLINED', join: 'JOINED' },
  DONE: { tell: 'TOLD', reopen: 'IN_WORK' },
  DECLINED: { tell: 'TOLD', reopen: 'IN_WORK' },
  TOLD: { reopen: 'IN_WORK' },
  JOINED: { part: 'NEW' },
})

/** Sorted and not yet told of: a change of it is a change of what was promised. */
export const openStatuses = ['NEW', 'IN_WORK', 'DONE', 'DECLINED'] as const satisfies ProblemStatus[]
/** Settled, and nobody was told. */
export const toTellStatuses = ['DONE', 'DECLINED'] as const satisfies ProblemStatus[]
export const isToTell = (status: ProblemStatus): boolean => (toTellStatuses as readonly string[]).includes(status)

export const messageKinds = ['THANKS', 'PROBLEM', 'IDEA'] as const
export type MessageKind = (typeof messageKinds)[number]
export const messageStatuses = ['NEW', 'IN_WORK', 'ANSWERED', 'CLOSED'] as const
export type MessageStatus = (typeof messageStatuses)[number]
export type MessageMove = 'take' | 'answer' | 'close' | 'reopen'

export const messageMachine = machine<MessageStatus, MessageMove>({
  NEW: { take: 'IN_WORK', answer: 'ANSWERED', close: 'CLOSED' },
  IN_WORK: { answer: 'ANSWERED', close: 'CLOSED' },
  ANSWERED: { reopen: 'IN_WORK' },
  CLOSED: { reopen: 'IN_WORK' },
})

/** The n-th working day after the day. */
export const dayAfter = (day: DateString, workingDays: number): DateString => addWorkingDays(day, workingDays).date

export type DayState = { code: 'LATE' | 'TODAY' | 'SOON' | 'OPEN'; workingDays: number }

/** How something unfinished stands against its day; two working days are «скоро». */
export function dayState(due: DateString, today: DateString): DayState {
  if (today > due) return { code: 'LATE', workingDays: Math.max(1, workingDaysBetween(due, today).days) }
  if (today === due) return { code: 'TODAY', workingDays: 0 }
  const { days } = workingDaysBetween(today, due)
  return { code: days <= 2 ? 'SOON' : 'OPEN', workingDays: days }
}

/** One move of the due day; all are kept. */
export type Moved = { from: DateString; to: DateString; reason: string; on: DateString; by: string }

export type Promised = {
  /** The day that was not kept: the first one that had passed when it was moved, or the last one, past by now. */
  broken: DateString | null
  reason: string
  /** The day that holds now; null – none was given yet. */
  due: DateString | null
  /** Past its day and not settled. */
  late: boolean
}

/** What was promised by when, and whether it was kept; `settledOn` – done or declined on that day. */
export function promised(
  { dueOn, moved, settledOn }: { dueOn: DateString | null; moved: readonly Moved[]; settledOn: DateString | null },
  today: DateString,
): Promised {
  const missed = moved.find(({ from, on }) => on > from)
  const late = dueOn !== null && (settledOn ?? today) > dueOn
  return {
    broken: missed?.from ?? (late ? dueOn : null),
    reason: missed?.reason ?? '',
    due: dueOn,
    late: late && settledOn === null,
  }
}

export type Counted = {
  status: ProblemStatus
  doneOn: DateString | null
  declinedOn: DateString | null
  published: boolean
}

export type Tally = {
  /** All but those joined to another. */
  all: number
  toSort: number
  inWork: number
  /** Settled, and nobody told yet. */
  toTell: number
  /** Told: done and declined. */
  told: number
  toldDone: number
  toldDeclined: number
  /** Settled by doing or by declining, told or not. */
  done: number
  declined: number
  /** On the public page: all, done, declined; the others of them are being done. */
  shown: number
  shownDone: number
  shownDeclined: number
  /** Not yet on the public page. */
  unshown: number
}

/** A told problem was done, unless it was declined: what a problem ended with. */
export const outcomeOf = ({ declinedOn }: Pick<Counted, 'declinedOn'>): 'DONE' | 'DECLINED' =>
  declinedOn === null ? 'DONE' : 'DECLINED'

/** The one count of problems: of the office, of the public page and of the cockpit. */
export function tallyOf(problems: readonly Counted[]): Tally {
  const own = problems.filter(({ status }) => status !== 'JOINED')
  const n = (test: (one: Counted) => boolean): number => own.filter(test).length
  const told = (one: Counted): boolean => one.status === 'TOLD'
  return {
    all: own.length,
    toSort: n(({ status }) => status === 'NEW'),
    inWork: n(({ status }) => status === 'IN_WORK'),
    toTell: n(({ status }) => isToTell(status)),
    told: n(told),
    toldDone: n((one) => told(one) && outcomeOf(one) === 'DONE'),
    toldDeclined: n((one) => told(one) && outcomeOf(one) === 'DECLINED'),
    done: n((one) => one.status === 'DONE' || (told(one) && outcomeOf(one) === 'DONE')),
    declined: n((one) => one.status === 'DECLINED' || (told(one) && outcomeOf(one) === 'DECLINED')),
    shown: n(({ published }) => published),
    shownDone: n((one) => one.published && told(one) && outcomeOf(one) === 'DONE'),
    shownDeclined: n((one) => one.published && told(one) && outcomeOf(one) === 'DECLINED'),
    unshown: n(({ published }) => !published),
  }
}

/** A year's problems: heard by its end, not closed before its beginning – an open one is never out of sight. */
export const isOfYear = (heardOn: DateString, toldOn: DateString | null, year: number): boolean =>
  yearOf(heardOn) <= year && (toldOn === null || yearOf(toldOn) >= year)

export const heardSorts = ['ANSWERS', 'COMPLAINTS', 'PEOPLE'] as const
export type HeardAs = (typeof heardSorts)[number]

/** Answers fewer than the threshold have no number, wherever they are told of (exact.md F3); complaints are public. */
export const mayNumber = (heardAs: HeardAs, heard: number, threshold: number): boolean =>
  heardAs !== 'ANSWERS' || heard >= threshold

/** Texts of a problem that clients read. */
export type PublicTexts = { title: string; said: string; measure: string; answer: string; proof: string }
export const publicTexts = ['title', 'said', 'measure', 'answer', 'proof'] as const
/** Which of them stand on the public page: what is promised, and once it is told what came of it. */
export const textsOnPage = (status: ProblemStatus): readonly (keyof PublicTexts)[] =>
  status === 'TOLD' ? ['said', 'answer', 'proof'] : ['said', 'measure']
/** What stood on the public page before a change, and why it was changed. */
export type Edition = PublicTexts & { reason: string; on: DateString; by: string }

/** What hinders telling: clients read what they said and what became of it. */
export function untellable({ said, answer }: Pick<PublicTexts, 'said' | 'answer'>): string | null {
  if (said.trim() === '') return 'Напишите одной фразой, что сказали люди: она будет на странице.'
  if (answer.trim() === '') return 'Напишите, что сделали или почему не сделаете: это прочтут люди.'
  return null
}

export type Named = { id: string; title: string; said: string }

/** From here on two problems are suggested as the same: people say one thing in few and unlike words. */
const ALIKE = 0.3

/** The roots of what is said, of whatever part of speech. */
function rootsOf({ title, said }: Named): ReadonlySet<string> {
  const { name } = likenessOf({ name: `${title} ${said}`, inputs: [], outputs: [] })
  return new Set([...name.things, ...name.acts])
}

/** How many of the words two have in common, 0…1. */
function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((root) => b.has(root)).length
  // One word in common is chance.
  return both < 2 ? 0 : (2 * both) / (a.size + b.size)
}

/** Problems that look like this one by the words of title and saying, the likest first. */
export function similarTo<T extends Named>(own: Named, others: readonly T[], most = 3): T[] {
  const mine = rootsOf(own)
  return others
    .filter(({ id }) => id !== own.id)
    .map((one) => ({ one, n: shared(mine, rootsOf(one)) }))
    .filter(({ n }) => n >= ALIKE)
    .sort((a, b) => b.n - a.n)
    .slice(0, most)
    .map(({ one }) => one)
}

/** A line of «что это доказывает»: words, with an address when it ends with one. */
export type Proof = { text: string; url: string | null }

export const proofsOf = (proof: string): Proof[] =>
  proof
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [, before = '', url = ''] = /^(.*?)[\s–—:-]*(https?:\/\/\S+)$/.exec(line) ?? []
      return url !== '' && URL.canParse(url) ? { text: before.trim() || url, url } : { text: line, url: null }
    })

export type NextDay = { what: 'SORT' | 'DO' | 'TELL'; on: DateString }

/** By when something is to be done with a problem, and what; null – nothing is. */
export function nextDayOf(p: {
  status: ProblemStatus
  sortBy: DateString
  dueOn: DateString | null
  tellBy: DateString | null
}): NextDay | null {
  switch (p.status) {
    case 'NEW':
      return { what: 'SORT', on: p.sortBy }
    case 'IN_WORK':
      return p.dueOn === null ? null : { what: 'DO', on: p.dueOn }
    case 'DONE':
    case 'DECLINED':
      return p.tellBy === null ? null : { what: 'TELL', on: p.tellBy }
    case 'TOLD':
    case 'JOINED':
      return null
  }
}
