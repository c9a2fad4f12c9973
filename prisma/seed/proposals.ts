import { createHash } from 'node:crypto'
import { addDays, daysBetween, todayIn } from '../../lib/core/dates'
import { newId } from '../../lib/core/ids'
import { addWorkingDays } from '../../lib/core/work-calendar'
import type { Prisma } from '../../lib/generated/prisma/client'
import type { Tx } from '../../lib/platform/db'
import { answerDueOn, effectOf, type ProposalStatus } from '../../lib/proposals/rules'
import { newAwardCode } from '../../lib/core/code'
import { dayColumn } from '../../lib/core/db-day'
import type { TenantView } from '../../lib/core/tenant'
import type { SeedAgency } from './campaign'
import { declineReasons, proposalTexts } from './proposal-wording'
import { pick, random } from './random'

type Place = { tx: Tx; tenant: TenantView; agencies: readonly SeedAgency[] }
type Person = { id: string; name: string; email: string }

/** A working hour of the day, the tenant's morning being early in UTC. */
const at = (day: string, next: () => number): Date =>
  new Date(Date.parse(`${day}T00:00:00Z`) + (2 + Math.floor(next() * 8)) * 3_600_000 + Math.floor(next() * 60) * 60_000)

/** What became of a proposal that was filed so many days ago. */
function fateOf(age: number, next: () => number): ProposalStatus | 'LATE' {
  const n = next()
  if (age < 9) return n < 0.8 ? 'FILED' : 'ACCEPTED'
  if (age < 45) return n < 0.14 ? 'LATE' : n < 0.62 ? 'ACCEPTED' : n < 0.78 ? 'DECLINED' : 'DONE'
  return n < 0.05 ? 'ACCEPTED' : n < 0.27 ? 'DECLINED' : 'DONE'
}

/** How many proposals were filed in each year of an act that has ended. */
const pastProposals: Record<string, readonly { year: number; proposals: number }[]> = {
  belovo: [
    { year: 2022, proposals: 34 },
    { year: 2023, proposals: 52 },
    { year: 2024, proposals: 84 },
  ],
}

/** Days ago of the past years' proposals, spread over each year up to November. */
const pastDays = (slug: string, today: string): number[] =>
  (pastProposals[slug] ?? []).flatMap(({ year, proposals }) =>
    Array.from({ length: proposals }, (_, i) =>
      daysBetween(addDays(`${year}-01-20`, Math.floor((i * 295) / proposals)), today),
    ),
  )

type Filed = {
  status: ProposalStatus
  words: (typeof proposalTexts)[number]
  filedOn: string
  age: number
  today: string
  next: () => number
}

/** When and how a proposal was answered, by when it is to be done and when it was. */
function drawAnswer({ status, words, filedOn, age, today, next }: Filed) {
  // One in eight is answered after its limit.
  const answeredOn =
    status === 'FILED'
      ? null
      : addWorkingDays(
          filedOn,
          Math.min(Math.max(1, Math.floor(age * 0.6)), next() < 0.12 ? 14 : 2 + Math.floor(next() * 7)),
        ).date
  const answeredAt = answeredOn === null ? null : at(answeredOn < today ? answeredOn : today, next)
  const answer =
    status === 'DECLINED'
      ? pick(next, declineReasons)
      : status === 'DONE'
        ? words.done
        : status === 'ACCEPTED'
          ? words.plan
          : ''
  const dueOn =
    answeredOn === null || status === 'DECLINED' ? null : addWorkingDays(answeredOn, 20 + Math.floor(next() * 40)).date
  const doneOn =
    status === 'DONE' && dueOn !== null && answeredOn !== null
      ? ([addWorkingDays(answeredOn, 3 + Math.floor(next() * 40)).date, today].sort()[0] ?? today)
      : null
  return { answeredAt, answer, dueOn, doneOn }
}

type Draw = {
  tenant: TenantView
  agencies: readonly SeedAgency[]
  /** Agencies of the demonstration sign-ins. */
  demo: readonly SeedAgency[]
  authors: ReadonlyMap<string, Person[]>
  /** Titles that an agency has already. */
  used: Map<string, Set<string>>
  today: string
  next: () => number
}
type Drawn = { proposal: Prisma.ProposalCreateManyInput; history: Prisma.ProposalTransitionCreateManyInput[] }

/** A proposal of so many days ago with what became of it. */
function drawProposal(
  { tenant, agencies, demo, authors, used, today, next }: Draw,
  number: number,
  age: number,
): Drawn {
  const agency = demo.length > 0 && next() < (age < 20 ? 0.5 : 0.25) ? pick(next, demo) : pick(next, agencies)
  const taken = used.get(agency.id) ?? new Set<string>()
  const fresh = proposalTexts.filter(({ title }) => !taken.has(title))
  const words = pick(next, fresh.length > 0 ? fresh : proposalTexts)
  used.set(agency.id, taken.add(words.title))
  const filedOn = addWorkingDays(addDays(today, -age - 1), 1).date
  const filedAt = at(filedOn > today ? addDays(today, -1) : filedOn, next)
  const due = answerDueOn(filedOn, tenant.settings.proposals.answerDays)
  const anonymous = next() < 0.3
  const people = authors.get(agency.id) ?? []
  const person = anonymous
    ? undefined
    : (people.find(({ email }) => email.startsWith('employee')) ?? people[Math.floor(next() * people.length)])
  const drawn = fateOf(age, next)
  // What was taken on years ago is done.
  const fate = age > 700 && drawn === 'ACCEPTED' ? 'DONE' : drawn
  const status = fate === 'LATE' ? 'FILED' : fate
  const id = newId()
  const by = people.find(({ email }) => email.startsWith('team'))?.name ?? 'Команда лидеров'
  const { answeredAt, answer, dueOn, doneOn } = drawAnswer({ status, words, filedOn, age, today, next })
  const counted = words.hours > 0 || words.saved > 0
  const effect = effectOf({
    hours: doneOn && words.hours > 0 ? String(words.hours) : null,
    saved: doneOn && words.saved > 0 ? String(words.saved) : null,
    hourRate: tenant.settings.proposals.hourRate,
  })
  const proposal: Prisma.ProposalCreateManyInput = {
    tenantId: tenant.id,
    id,
    number,
    agencyId: agency.id,
    status,
    title: words.title,
    place: words.place,
    problem: words.problem,
    suggestion: words.suggestion,
    anonymous: person === undefined,
    personId: person?.id ?? null,
    authorName: person?.name ?? '',
    followHash: createHash('sha256').update(newAwardCode()).digest('hex'),
    filedAt,
    answerDue: dayColumn(due),
    escalatedAt: status === 'FILED' && due < today ? at(addDays(due, 1), next) : null,
    answeredAt,
    answeredBy: answeredAt && by,
    answer,
    responsible: dueOn === null ? '' : words.responsible,
    dueOn: dueOn && dayColumn(dueOn),
    doneOn: doneOn && dayColumn(doneOn),
    ...effect,
    effectBasis: doneOn && counted ? words.basis : '',
    version: 1,
    updatedAt: answeredAt ?? filedAt,
  }
  const history: Prisma.ProposalTransitionCreateManyInput[] = []
  const line = (from: ProposalStatus, to: ProposalStatus, note: string, when: Date, byName = by) =>
    history.push({ tenantId: tenant.id, id: newId(), proposalId: id, from, to, note, byName, at: when })
  if (status === 'FILED' && due < today)
    line(
      'FILED',
      'FILED',
      'Срок ответа прошёл: сообщено куратору и уполномоченному органу.',
      at(addDays(due, 1), next),
      'Портал',
    )
  if (answeredAt && status === 'DECLINED') line('FILED', 'DECLINED', answer, answeredAt)
  if (answeredAt && status !== 'DECLINED') line('FILED', 'ACCEPTED', words.plan, answeredAt)
  if (doneOn) line('ACCEPTED', 'DONE', words.done, at(doneOn, next))
  return { proposal, history }
}

/** Proposals of two years in every state, some late; the agency of the demonstration sign-ins has the most. */
export async function seedProposals({ tx, tenant, agencies }: Place, howMany: number, now: Date): Promise<void> {
  const tenantId = tenant.id
  const next = random(`proposals ${tenant.slug}`)
  const today = todayIn(tenant.timeZone, now)
  const authors = new Map<string, Person[]>()
  for (const { agencyId, person } of await tx.membership.findMany({
    where: { tenantId, agencyId: { not: null } },
    orderBy: { id: 'asc' },
    select: { agencyId: true, person: { select: { id: true, name: true, email: true } } },
  })) {
    authors.set(agencyId ?? '', [...(authors.get(agencyId ?? '') ?? []), person])
  }
  const demo = agencies.filter(
    ({ name }) => name === 'Министерство образования' || name === 'Юргинский городской округ',
  )
  const days = Array.from({ length: howMany }, (_, i) =>
    i < 10 ? Math.floor(next() * 9) : Math.floor(next() ** 1.3 * 690),
  )
    .concat(pastDays(tenant.slug, today))
    .sort((a, b) => b - a)
  const used = new Map<string, Set<string>>()
  const proposals: Prisma.ProposalCreateManyInput[] = []
  const transitions: Prisma.ProposalTransitionCreateManyInput[] = []
  for (const [i, age] of days.entries()) {
    const { proposal, history } = drawProposal({ tenant, agencies, demo, authors, used, today, next }, i + 1, age)
    proposals.push(proposal)
    transitions.push(...history)
  }
  await tx.proposal.createMany({ data: proposals })
  await tx.proposalTransition.createMany({ data: transitions })
  await tx.$executeRaw`INSERT INTO "TenantCounter" ("tenantId", "key", "last")
  VALUES (${tenantId}::uuid, 'proposal', ${proposals.length})
    ON CONFLICT ("tenantId", "key") DO UPDATE SET "last" = ${proposals.length}`
  await linkProjects(tx, tenantId, proposals)
}

const LINKED = 5

/** A few accepted proposals have grown into projects of the same agency. */
async function linkProjects(
  tx: Tx,
  tenantId: string,
  proposals: readonly Prisma.ProposalCreateManyInput[],
): Promise<void> {
  const projects = await tx.project.findMany({
    where: { tenantId, proposalId: null, practiceId: null },
    orderBy: { number: 'asc' },
    select: { id: true, agencyId: true, createdAt: true },
  })
  const free = proposals.filter(({ status }) => status === 'ACCEPTED' || status === 'DONE')
  const pairs = projects.flatMap(({ id, agencyId, createdAt }) => {
    const at = free.findIndex((proposal) => proposal.agencyId === agencyId && new Date(proposal.filedAt) < createdAt)
    const [found] = at < 0 ? [] : free.splice(at, 1)
    return found ? [{ id, proposalId: found.id }] : []
  })
  for (const { id, proposalId } of pairs.slice(0, LINKED))
    await tx.project.update({ where: { tenantId_id: { tenantId, id } }, data: { proposalId }, select: { id: true } })
}
