// Problems of clients in every state, words to the agencies with their codes, topics of complaints.
import { addDays, daysBetween, todayIn, yearOf, type DateString } from '../../lib/core/dates'
import { dayColumn } from '../../lib/core/db-day'
import { newId } from '../../lib/core/ids'
import type { TenantView } from '../../lib/core/tenant'
import { codeHash, messageCode } from '../../lib/feedback/told/filing'
import { dayAfter, type ProblemStatus } from '../../lib/feedback/told/rules'
import type { Prisma } from '../../lib/generated/prisma/client'
import type { Tx } from '../../lib/platform/db'
import type { SeedAgency } from './campaign'
import { answers, belgorodTopics, closings, ideas, otherProblems, thanks, troubles } from './feedback-told-others'
import { BASE, kirovProblems, type ToldStory } from './feedback-told-texts'
import { pick, random } from './random'

type Place = { tx: Tx; tenant: TenantView; agencies: readonly SeedAgency[]; now: Date }
type Day = (day: string) => DateString

/** Codes of the demonstration list (README.md): waiting, late, told, closed, a proposal. */
const demoCodes = {
  waiting: 'KM2P7XTA93BE',
  late: 'HTY4A9C6XM2P',
  sorting: 'PX3K7BE94MTA',
  answered: 'CB5T2YH7KA9M',
  closed: 'EM6X4PA3T7CK',
} as const

const at = (day: DateString): Date => new Date(`${day}T08:00:00Z`)

const statusOf = (story: ToldStory): ProblemStatus =>
  story.joinedTo
    ? 'JOINED'
    : story.told
      ? 'TOLD'
      : story.declined
        ? 'DECLINED'
        : story.done
          ? 'DONE'
          : story.due
            ? 'IN_WORK'
            : 'NEW'

/** People of a town name no other town. */
const placesOf = ({ slug }: TenantView, { name }: SeedAgency): string => (/округ|район|город/i.test(name) ? '' : slug)

type Written = {
  tenantId: string
  /** Of which programme places are named; '' – none. */
  slug: string
  agencyId: string
  day: DateString
  today: DateString
  days: number
  text: string
  next: () => number
}

const places: Record<string, readonly string[]> = {
  kirov: ['Слободской', 'Котельнич', 'Киров, Октябрьский район', 'Яранск', 'Омутнинск', ''],
  kuzbass: ['Юрга', 'Кемерово, Рудничный район', 'Новокузнецк', 'Тайга', 'Мариинск', ''],
  belgorod: ['Старый Оскол', 'Губкин', 'Белгород, Западный округ', 'Алексеевка', 'Шебекино', ''],
}

const word = (
  w: Written,
  more: Partial<Prisma.FeedbackMessageCreateManyInput> & { kind: Prisma.FeedbackMessageCreateManyInput['kind'] },
): Prisma.FeedbackMessageCreateManyInput => {
  const id = newRandom(w.next)
  return {
    ...{ tenantId: w.tenantId, id, agencyId: w.agencyId, text: w.text, place: pick(w.next, places[w.slug] ?? ['']) },
    codeHash: codeHash(messageCode(`demo ${id}`)),
    receivedOn: dayColumn(w.day),
    answerBy: dayColumn(dayAfter(w.day, w.days)),
    ...more,
  }
}

/** A random id of the generator: the same at every loading. */
const newRandom = (next: () => number): string => {
  const hex = Array.from({ length: 30 }, () => Math.floor(next() * 16).toString(16)).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-8${hex.slice(15, 18)}-${hex.slice(18, 30)}`
}

const between = (from: DateString, until: DateString, next: () => number): DateString =>
  addDays(from, Math.floor(next() * (daysBetween(from, until) + 1)))

/** Problems of one agency with the words about them. */
async function writeProblems(
  { tx, tenant, now }: Place,
  agency: SeedAgency,
  stories: readonly ToldStory[],
  day: Day,
): Promise<number> {
  const tenantId = tenant.id
  const today = todayIn(tenant.timeZone, now)
  const { sortDays, answerDays } = tenant.settings.feedback
  const next = random(`told ${agency.name}`)
  const ids = stories.map(() => newId())
  const processes = await tx.process.findMany({
    where: { tenantId, agencyId: agency.id },
    select: { id: true, name: true },
  })
  const surveys = await tx.survey.findMany({
    where: { tenantId, agencyId: agency.id },
    select: { id: true, title: true },
  })
  // «весна 2026» of the words is the survey of that season.
  const waves = new Map(surveys.map(({ id, title }) => [/(?:осень|весна) \d{4}/.exec(title)?.[0] ?? '', id]))
  const words: Prisma.FeedbackMessageCreateManyInput[] = []
  for (const [i, story] of stories.entries()) {
    const id = ids[i] ?? ''
    const status = statusOf(story)
    const on = (text: string | undefined) => (text ? dayColumn(day(text)) : null)
    const heardOn = day(story.heardOn)
    const settled = story.done ?? story.declined
    const shown = story.shown ?? story.told
    const by = 'Куратор, МФЦ'
    await tx.problem.create({
      data: {
        ...{ tenantId, id, agencyId: agency.id, number: i + 1, title: story.title, said: story.said, status },
        ...{ heard: story.heard ?? null, heardAs: story.as ?? 'ANSWERS', heardWhere: story.where },
        ...{ service: story.service, measure: story.measure ?? '', ownerName: story.owner ?? '' },
        surveyId: waves.get(/(?:осень|весна) \d{4}/.exec(story.where)?.[0] ?? '') ?? null,
        ...{ answer: story.answer ?? '', proof: story.proof ?? '', letters: story.letters ?? 0 },
        sortBy: dayColumn(story.sortBy ? day(story.sortBy) : dayAfter(heardOn, sortDays)),
        ...{ dueOn: on(story.due), doneOn: on(story.done), declinedOn: on(story.declined), toldOn: on(story.told) },
        tellBy: story.tellBy ? on(story.tellBy) : settled ? dayColumn(dayAfter(day(settled), 5)) : null,
        publishedAt: shown ? at(day(shown)) : null,
        moved: (story.moved ?? []).map(({ from, to, reason, on: movedOn }) => ({
          ...{ from: day(from), to: day(to), reason, on: day(movedOn), by: story.owner ?? '' },
        })),
        editions: (story.editions ?? []).map(({ on: changedOn, ...texts }) => ({
          ...{ ...texts, title: story.title, proof: '', on: day(changedOn), by },
        })),
        processId: processes.find(({ name }) => name === story.process)?.id ?? null,
        joinedToId: story.joinedTo ? (ids[story.joinedTo - 1] ?? null) : null,
        ...{ createdBy: story.owner ?? by, createdAt: at(heardOn), updatedAt: at(day(story.told ?? story.heardOn)) },
      },
      select: { id: true },
    })
    const { messages } = story
    if (!messages) continue
    const told = story.told ? day(story.told) : null
    for (let n = 0; n < messages.n; n += 1) {
      const received = between(day(messages.from), day(messages.until), next)
      words.push(
        word(
          {
            tenantId,
            slug: placesOf(tenant, agency),
            agencyId: agency.id,
            day: received,
            today,
            days: answerDays,
            text: pick(next, messages.texts),
            next,
          },
          {
            ...{ kind: 'PROBLEM', service: story.service, problemId: id },
            ...(told
              ? { status: 'ANSWERED', answer: story.answer ?? '', answeredOn: dayColumn(told), answeredBy: by }
              : { status: 'IN_WORK' }),
          },
        ),
      )
    }
  }
  const sorting = words.find(({ status }) => status === 'IN_WORK')
  if (sorting && agency.slug === 'mfc') sorting.codeHash = codeHash(demoCodes.sorting)
  await tx.feedbackMessage.createMany({ data: words })
  if (agency.slug === 'mfc')
    await tx.toldAddress.createMany({
      data: words
        .filter(({ problemId }) => problemId === ids[9])
        .slice(0, 3)
        .map((one, i) => ({
          ...{ tenantId, id: newRandom(next), agencyId: agency.id, messageId: one.id },
          ...{ address: `gost.${i + 1}@example.test`, day: one.receivedOn },
        })),
    })
  return words.length
}

/** Words that became no problem: thanks, troubles and ideas, most answered in time. */
async function writeWords({ tx, tenant, now }: Place, agency: SeedAgency, n: number): Promise<void> {
  const tenantId = tenant.id
  const today = todayIn(tenant.timeZone, now)
  const days = tenant.settings.feedback.answerDays
  const next = random(`words ${agency.name}`)
  const of = (text: string, ago: number): Written => ({
    ...{ tenantId, slug: placesOf(tenant, agency), agencyId: agency.id, today, days, text, next },
    day: addDays(today, -ago),
  })
  const fresh: [string, 'THANKS' | 'PROBLEM' | 'IDEA', number, string?][] = [
    [pick(next, troubles), 'PROBLEM', 2, demoCodes.waiting],
    [pick(next, ideas), 'IDEA', 1],
    [ideas[3] ?? '', 'IDEA', 3],
    [pick(next, thanks), 'THANKS', 4],
    [pick(next, troubles), 'PROBLEM', 24, demoCodes.late],
  ]
  const rows = fresh.map(([text, kind, ago, code]) =>
    word(of(text, ago), { kind, ...(code && agency.slug === 'mfc' ? { codeHash: codeHash(code) } : {}) }),
  )
  const sinceNewYear = daysBetween(`${yearOf(today)}-01-01`, today)
  for (let i = rows.length; i < n; i += 1) {
    const kind = next() < 0.45 ? 'THANKS' : next() < 0.7 ? 'PROBLEM' : 'IDEA'
    const text = pick(next, kind === 'THANKS' ? thanks : kind === 'IDEA' ? ideas : troubles)
    const written = of(text, 20 + Math.floor(next() * Math.max(1, sinceNewYear - 20)))
    const closed = i % 13 === 7
    const on = dayAfter(written.day, 1 + Math.floor(next() * (days - 1)))
    rows.push(
      word(written, {
        ...{ kind, status: closed ? 'CLOSED' : 'ANSWERED', answer: pick(next, (closed ? closings : answers)[kind]) },
        ...{ answeredOn: dayColumn(on < today ? on : today), answeredBy: 'Член команды' },
      }),
    )
  }
  if (agency.slug === 'mfc') {
    const answered = rows.find(({ status }) => status === 'ANSWERED')
    const closed = rows.find(({ status }) => status === 'CLOSED')
    if (answered) answered.codeHash = codeHash(demoCodes.answered)
    if (closed) closed.codeHash = codeHash(demoCodes.closed)
  }
  await tx.feedbackMessage.createMany({ data: rows })
}

async function writeTopics({ tx, tenant, agencies, now }: Place): Promise<void> {
  const tenantId = tenant.id
  const [year, month] = todayIn(tenant.timeZone, now).split('-').map(Number)
  const rows = belgorodTopics.flatMap(({ theme, agency, counts }) => {
    const own = agencies.find(({ name }) => agency.test(name))
    return own
      ? counts.map((count, i) => ({
          ...{ tenantId, id: newId(), agencyId: own.id, theme, count, source: 'ЦУР' },
          month: new Date(Date.UTC(year ?? 2026, (month ?? 1) - 1 - (counts.length - i), 1)),
        }))
      : []
  })
  await tx.complaintTopic.createMany({ data: rows })
  // The newest month of a topic of which a problem was made.
  const problem = await tx.problem.findFirst({
    where: { tenantId, heardAs: 'COMPLAINTS' },
    select: { id: true, agencyId: true },
  })
  const made = rows.filter(({ theme }) => theme === 'Выплаты на детей').at(-1)
  if (problem && made)
    await tx.complaintTopic.updateMany({ where: { tenantId, id: made.id }, data: { problemId: problem.id } })
}

/** Kirov's service centre as it is shown, some agencies of Kuzbass and Belgorod, topics of complaints of Belgorod. */
export async function seedTold(place: Place): Promise<void> {
  const { tenant, agencies, now } = place
  const moved = daysBetween(BASE, todayIn(tenant.timeZone, now))
  const day: Day = (text) => addDays(text, moved)
  if (tenant.slug === 'kirov') {
    const centre = place.agencies.find(({ slug }) => slug === 'mfc')
    if (!centre) throw new Error('The service centre is made first: prisma/seed/service-centre.ts')
    const about = await writeProblems(place, centre, kirovProblems, day)
    await writeWords(place, centre, 203 - about)
  }
  for (const { agency, problems } of otherProblems[tenant.slug] ?? []) {
    const own = agencies.find(({ name }) => agency.test(name))
    if (!own) continue
    await writeProblems(place, own, problems, day)
    await writeWords(place, own, 12)
  }
  if (tenant.slug === 'belgorod') await writeTopics(place)
}
