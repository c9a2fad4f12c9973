import { upperFirst } from '@/lib/core/format'
import { addDays, todayIn, type DateString } from '../../lib/core/dates'
import { newId } from '../../lib/core/ids'
import { addWorkingDays } from '../../lib/core/work-calendar'
import type { Prisma } from '../../lib/generated/prisma/client'
import type { Tx } from '../../lib/platform/db'
import { writePassport, type PassportFields } from '../../lib/projects/form/passport'
import { lastStages, passportFormOf, type PassportForm } from '../../lib/projects/form/form'
import { passportSpan } from '../../lib/projects/passport/check'
import type { ProjectStatus } from '../../lib/projects/state/rules'
import { dayColumn } from '../../lib/core/db-day'
import type { SeedAgency } from './campaign'
import { topics, type Topic } from './project-topics'
import { closedStages, type SeedProject } from './project-state'
import { paperTrail } from './project-trail'
import { random } from './random'
import { spreadProjects } from './spread'

type Place = {
  tx: Tx
  tenantId: string
  slug: string
  timeZone: string
  template: unknown
  agencies: readonly SeedAgency[]
  now: Date
}

/** Working days of each stage of the act's form; the last is counted from the closing. */
const LENGTHS = [1, 10, 9, 8, 6, 3, 55, 22, 1]

/** Dates of the stages one after another, on working days. */
function stageDates(form: PassportForm, start: DateString): { number: number; from: string; to: string }[] {
  const { stability } = lastStages(form)
  let day = addWorkingDays(addDays(start, -1), 1).date
  return form.stages.map(({ number, dates }, at) => {
    if (number === stability) return { number, from: addWorkingDays(addDays(day, 180), 1).date, to: '' }
    const from = day
    const to = dates === 'SINGLE' ? from : addWorkingDays(from, (LENGTHS[at % LENGTHS.length] ?? 8) - 1).date
    day = addWorkingDays(to, 1).date
    return { number, from, to: dates === 'SINGLE' ? '' : to }
  })
}

const headOf = (agency: SeedAgency): string =>
  /округ|район/.test(agency.name)
    ? 'Глава округа'
    : /^министерство/i.test(agency.name)
      ? 'Министр'
      : /^комитет/i.test(agency.name)
        ? 'Председатель комитета'
        : 'Руководитель'

/** A passport of the topic whose numbers differ a little from place to place. */
function passportOf(
  topic: Topic,
  agency: SeedAgency,
  form: PassportForm,
  start: DateString,
  next: () => number,
): PassportFields {
  const shift = 0.85 + next() * 0.3
  const value = (n: number): string => (n < 8 ? String(n) : String(Math.max(1, Math.round(n * shift))))
  return writePassport({
    title: topic.title,
    customer: agency.name,
    process: topic.process,
    boundaries: topic.boundaries,
    leader: { name: topic.leader, position: '', personId: null },
    approver: { name: '', position: headOf(agency) },
    team: topic.team.map((name) => ({ id: newId(), name, position: '', personId: null })),
    grounds: topic.grounds.map((text) => ({ id: newId(), text })),
    goals: topic.goals.map(([name, unit, direction, current, target]) => ({
      id: newId(),
      name,
      unit,
      direction,
      current: value(current),
      target: value(target),
    })),
    effects: topic.effects.map((text) => ({ id: newId(), text })),
    stages: stageDates(form, start),
  })
}

/** The state of the n-th project and how many days ago (or ahead, when negative) its first stage lay. */
function plan(n: number): { status: ProjectStatus; ago: number } {
  const states: [ProjectStatus, number][] = [
    ['RUNNING', 62],
    ['FINISHED', 960],
    ['DRAFT', -20],
    ['RUNNING', 118],
    ['MONITORING', 290],
    ['APPROVAL', -6],
    ['FINISHED', 640],
    ['RUNNING', 30],
    ['CANCELLED', 210],
    ['RUNNING', 165],
    ['FINISHED', 1180],
    ['DRAFT', -45],
  ]
  const [status, ago] = states[n % states.length] ?? ['RUNNING', 60]
  return { status, ago: ago + (ago > 0 ? Math.floor(n / states.length) * 9 : -Math.floor(n / states.length) * 3) }
}

const storyOf = (n: number, status: ProjectStatus): SeedProject['story'] =>
  status === 'DRAFT' || status === 'CANCELLED'
    ? 'PLAIN'
    : n % 7 === 3
      ? 'CHANGED'
      : n % 5 === 1
        ? 'RETURNED_ONCE'
        : 'PLAIN'

/**
 * How many projects were begun in each year of an act that has ended: every year some more of the same topics
 * elsewhere.
 */
const pastProjects: Record<string, readonly { year: number; projects: number }[]> = {
  belovo: [
    { year: 2022, projects: 11 },
    { year: 2023, projects: 20 },
    { year: 2024, projects: 22 },
    { year: 2025, projects: 19 },
  ],
}

/** First days of the past projects, spread over the first half of their year: the oldest first. */
const pastStarts = (slug: string): DateString[] =>
  (pastProjects[slug] ?? []).flatMap(({ year, projects }) =>
    Array.from({ length: projects }, (_, i) => addDays(`${year}-01-17`, Math.floor((i * 130) / projects))),
  )

/** Who runs the past projects: every year others, the diligent two at a time. */
const pastAgencies = (slug: string, agencies: readonly SeedAgency[]): SeedAgency[] =>
  (pastProjects[slug] ?? []).flatMap(({ year, projects }) =>
    Array.from(
      { length: projects },
      (_, i) => agencies[(year * 5 + (year > 2022 && i < 16 ? Math.floor(i / 2) : i)) % agencies.length] as SeedAgency,
    ),
  )

/**
 * Which agency takes up which topic: the past's, then demonstration agencies, then all in turn; every agency gets what
 * is its matter.
 */
function choose(
  agencies: readonly SeedAgency[],
  past: readonly SeedAgency[],
  count: number,
): { agency: SeedAgency; topic: Topic }[] {
  const first = agencies.filter(
    ({ name }) => name === 'Министерство образования' || name === 'Юргинский городской округ',
  )
  const order = [
    ...past,
    ...first,
    ...first,
    ...first,
    ...agencies.filter((agency) => !first.includes(agency)),
    ...agencies,
  ]
  const used = new Map<string, number>()
  return order.slice(0, past.length + count).map((agency, n) => {
    const own = [
      ...topics.filter(({ of }) => of.source !== '.' && of.test(agency.name)),
      ...topics.filter(({ of }) => of.source === '.'),
    ]
    const at = used.get(agency.id) ?? (agency.kind === 'MUNICIPAL_BODY' && !first.includes(agency) ? n % own.length : 0)
    used.set(agency.id, at + 1)
    return { agency, topic: own[at % own.length] as Topic }
  })
}

/**
 * The drawing of the passport's page: a draft that came back twice, with a target worse than now and a stage too long.
 */
function faulty(fields: PassportFields): PassportFields {
  const target = Object.keys(fields).filter((path) => path.endsWith('.target'))[1]
  const fifth = fields['stages.6.to'] ?? ''
  return { ...fields, ...(target && { [target]: '25' }), ...(fifth && { 'stages.5.to': fifth }) }
}

/** One that is over since long; its days are those of its year, whenever the demonstration is loaded. */
function pastProject(
  of: Pick<SeedProject, 'agency' | 'topic' | 'form' | 'today'>,
  n: number,
  start: DateString,
): SeedProject {
  const fields = passportOf(of.topic, of.agency, of.form, start, random(`past ${of.agency.name} ${n}`))
  return {
    ...of,
    id: newId(),
    number: n + 1,
    status: 'FINISHED',
    fields,
    openedOn: addDays(start, -14),
    story: n % 5 === 1 ? 'RETURNED_ONCE' : 'PLAIN',
    past: true,
  }
}

/**
 * Projects of true agencies in every state with passports, versions, participants and feeds; the same at every seeding
 * but for the days.
 */
export async function seedProjects(
  { tx, tenantId, slug, timeZone, template, agencies, now }: Place,
  count: number,
): Promise<SeedProject[]> {
  const form = passportFormOf(template)
  const today = todayIn(timeZone, now)
  const starts = pastStarts(slug)
  const usual = choose(agencies, pastAgencies(slug, agencies), count).map(({ agency, topic }, n): SeedProject => {
    const at = n - starts.length
    const begun = starts[n]
    if (begun !== undefined) return pastProject({ agency, topic, form, today }, n, begun)
    const yurga = agency.name === 'Юргинский городской округ' && topic.title.includes('разрешений на ввод')
    const { status, ago } = yurga ? { status: 'DRAFT' as const, ago: -30 } : plan(at)
    const start = addDays(today, -ago)
    const fields = passportOf(topic, agency, form, start, random(`passport ${agency.name} ${topic.title}`))
    const story = yurga ? 'FAULTY' : storyOf(at, status)
    const shown =
      story === 'FAULTY'
        ? faulty(fields)
        : status === 'DRAFT' && at % 3 === 2
          ? Object.fromEntries(
              Object.entries(fields).filter(([path]) => !/^(stages\.[6-9]|stages\.10|effects|approver)/.test(path)),
            )
          : fields
    const opened = addDays(start, -14)
    return {
      id: newId(),
      number: n + 1,
      agency,
      topic,
      status,
      fields: shown,
      form,
      openedOn: opened < addDays(today, -14) ? opened : addDays(today, -(16 + (at % 9))),
      today,
      story,
      past: false,
    }
  })
  const made = [
    ...usual,
    ...spreadProjects({ slug, agencies, form, today, after: usual.length }, ({ agency, topic }, start, figures) =>
      passportOf(topic, agency, form, start, random(figures)),
    ),
  ]
  await tx.project.createMany({ data: made.map((project) => projectRow(tenantId, project)) })
  await tx.projectParticipant.createMany({
    data: made.flatMap((project, at) => participants(tenantId, project, at, agencies)),
  })
  await tx.tenantCounter.create({ data: { tenantId, key: 'project', last: made.length } })
  await paperTrail(tx, tenantId, made)
  return made
}

function projectRow(tenantId: string, project: SeedProject): Prisma.ProjectCreateManyInput {
  const { id, number, agency, topic, status, fields, form } = project
  const { closing, stability } = lastStages(form)
  const span = passportSpan(form, fields, closing)
  const closed = closedStages(project)
  const at = new Date(`${project.openedOn}T03:20:00Z`)
  const over = status === 'MONITORING' || status === 'FINISHED'
  const stabilityDay = stability === null ? undefined : fields[`stages.${stability}.from`]
  return {
    tenantId,
    id,
    number,
    kind: topic.kind ?? 'LEAN',
    status,
    agencyId: agency.id,
    title: topic.title,
    leaderName: topic.leader,
    form,
    fields,
    createdBy: `Куратор, ${agency.name}`,
    startsOn: span.startsOn ? dayColumn(span.startsOn) : null,
    endsOn: span.endsOn ? dayColumn(span.endsOn) : null,
    ground: form.grounds[number % Math.max(1, form.grounds.length)] ?? upperFirst(topic.grounds[0] ?? ''),
    stage: form.stages.find((stage) => !closed.includes(stage.number))?.number ?? form.stages.at(-1)?.number ?? 1,
    ...(over && {
      closedOn: dayColumn(fields[`stages.${closing}.from`] || fields[`stages.${closing}.to`] || project.today),
      stabilityDue: stabilityDay ? dayColumn(stabilityDay) : null,
    }),
    createdAt: at,
    updatedAt: new Date(at.getTime() + (number % 11) * 86_400_000),
  }
}

/** Every fourth project is run together with another agency. */
function participants(
  tenantId: string,
  { id, agency, number }: SeedProject,
  at: number,
  agencies: readonly SeedAgency[],
): Prisma.ProjectParticipantCreateManyInput[] {
  const own = { tenantId, projectId: id, agencyId: agency.id, part: '' }
  const other = agencies[(number * 7) % agencies.length]
  if (at % 4 !== 1 || !other || other.id === agency.id) return [own]
  return [
    own,
    {
      tenantId,
      projectId: id,
      agencyId: other.id,
      part:
        ['Даёт сведения по запросам', 'Пробует решение у себя', 'Согласует документы со своей стороны'][number % 3] ??
        '',
    },
  ]
}
