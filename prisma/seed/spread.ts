import { newId } from '../../lib/core/ids'
import { addDays, type DateString } from '../../lib/core/dates'
import type { PassportForm } from '../../lib/projects/form/form'
import type { ProjectStatus } from '../../lib/projects/state/rules'
import type { SeedAgency } from './campaign'
import type { SeedProject } from './project-state'
import { topics } from './project-topics'

/**
 * Days ago of the first stage; `from` – whose practice it took; `done` – how much of the way to the target was gone in
 * the end.
 */
type Step = { agency: string; ago: number; status: ProjectStatus; from?: string; done?: number }
type Story = { title: string; steps: readonly Step[] }

const bodies = {
  region: 'Комитет по развитию региональных систем Администрации Правительства Кузбасса',
  health: 'Министерство здравоохранения Кузбасса',
  transport: 'Министерство транспорта Кузбасса',
}

/** How practices went from one agency to another, over years: what the map of practices is there to show. */
const stories: Record<string, readonly Story[]> = {
  kuzbass: [
    {
      title: 'Оптимизация заявочной работы с аварийными ямами на дорогах',
      steps: [
        { agency: 'Новокузнецкий городской округ', ago: 1740, status: 'FINISHED' },
        {
          agency: 'Прокопьевский городской округ',
          ago: 1370,
          status: 'FINISHED',
          from: 'Новокузнецкий городской округ',
          done: 1.22,
        },
        {
          agency: 'Краснобродский городской округ',
          ago: 1120,
          status: 'CANCELLED',
          from: 'Новокузнецкий городской округ',
        },
        {
          agency: 'Киселевский городской округ',
          ago: 980,
          status: 'FINISHED',
          from: 'Прокопьевский городской округ',
          done: 1.4,
        },
        {
          agency: 'Гурьевский муниципальный округ',
          ago: 640,
          status: 'FINISHED',
          from: 'Прокопьевский городской округ',
          done: 0.72,
        },
        {
          agency: 'Мысковский городской округ',
          ago: 520,
          status: 'FINISHED',
          from: 'Киселевский городской округ',
          done: 1.05,
        },
        {
          agency: 'Таштагольский муниципальный округ',
          ago: 140,
          status: 'RUNNING',
          from: 'Киселевский городской округ',
        },
      ],
    },
    {
      title: 'Сокращение времени согласования проектов муниципальных актов',
      steps: [
        { agency: 'Кемеровский городской округ', ago: 1260, status: 'FINISHED' },
        {
          agency: 'Полысаевский городской округ',
          ago: 880,
          status: 'FINISHED',
          from: 'Кемеровский городской округ',
          done: 1.3,
        },
        {
          agency: 'Ленинск-Кузнецкий городской округ',
          ago: 700,
          status: 'FINISHED',
          from: 'Кемеровский городской округ',
          done: 0.65,
        },
        {
          agency: 'Тайгинский городской округ',
          ago: 460,
          status: 'FINISHED',
          from: 'Кемеровский городской округ',
          done: 1,
        },
        {
          agency: 'Промышленновский муниципальный округ',
          ago: 150,
          status: 'RUNNING',
          from: 'Кемеровский городской округ',
        },
        { agency: 'Ижморский муниципальный округ', ago: -14, status: 'DRAFT', from: 'Кемеровский городской округ' },
        {
          agency: 'Мариинский муниципальный округ',
          ago: 300,
          status: 'MONITORING',
          from: 'Полысаевский городской округ',
          done: 1.45,
        },
      ],
    },
    {
      title: 'Оптимизация закупок малого объёма',
      steps: [
        { agency: bodies.transport, ago: 1010, status: 'FINISHED' },
        { agency: bodies.health, ago: 600, status: 'FINISHED', from: bodies.transport, done: 1.2 },
        { agency: bodies.region, ago: 310, status: 'MONITORING', from: bodies.transport, done: 0.8 },
        { agency: 'Министерство образования', ago: 120, status: 'RUNNING', from: bodies.health },
        { agency: 'Топкинский муниципальный округ', ago: 560, status: 'CANCELLED', from: bodies.transport },
      ],
    },
  ],
  belgorod: [
    {
      title: 'Сокращение времени подбора и приёма сотрудника',
      steps: [
        { agency: 'Министерство образования', ago: 1150, status: 'FINISHED' },
        {
          agency: 'Министерство здравоохранения',
          ago: 760,
          status: 'FINISHED',
          from: 'Министерство образования',
          done: 1.25,
        },
        {
          agency: 'Министерство социальной защиты населения и труда',
          ago: 300,
          status: 'MONITORING',
          from: 'Министерство здравоохранения',
          done: 0.75,
        },
        {
          agency: 'Министерство финансов и бюджетной политики',
          ago: 130,
          status: 'RUNNING',
          from: 'Министерство образования',
        },
      ],
    },
  ],
}

/** What the passport's numbers are drawn from: one who reached exactly as much as the origin began with the same. */
const figuresOf = (title: string, { agency, done = 1 }: Pick<Step, 'agency' | 'done'>): string =>
  `passport ${done === 1 ? 'origin' : agency} ${title}`

type Place = {
  slug: string
  agencies: readonly SeedAgency[]
  form: PassportForm
  today: DateString
  /** Numbers before it are taken. */
  after: number
}

/** The projects of those stories, each with whose practice it took. */
export function spreadProjects(
  { slug, agencies, form, today, after }: Place,
  passport: (
    project: Pick<SeedProject, 'agency' | 'topic'>,
    start: DateString,
    figures: string,
  ) => SeedProject['fields'],
): SeedProject[] {
  return (stories[slug] ?? [])
    .flatMap(({ title, steps }) => steps.map((step) => ({ title, step })))
    .map(({ title, step }, i): SeedProject => {
      const agency = agencies.find(({ name }) => name === step.agency)
      const topic = topics.find((one) => one.title === title)
      if (!agency || !topic) throw new Error(`No such agency or topic: ${step.agency}, ${title}`)
      const start = addDays(today, -step.ago)
      const opened = addDays(start, -14)
      return {
        id: newId(),
        number: after + i + 1,
        agency,
        topic,
        status: step.status,
        fields: passport({ agency, topic }, start, figuresOf(title, step)),
        form,
        openedOn: opened < addDays(today, -14) ? opened : addDays(today, -16),
        today,
        story: 'PLAIN',
        past: false,
        spread: { from: step.from ?? null, done: step.done ?? 1 },
      }
    })
}
