// Surveys of the demonstration in every state, with versions and waves; their answers are made elsewhere by this list.
import type { SurveyContent, SurveyQuestion } from '../../lib/feedback/survey/definition'
import { readySurvey } from '../../lib/feedback/survey/templates'
import { ask, page, pleased, yesNo } from '../../lib/feedback/survey/templates/kit'
import type { ClientSide, SurveyAudience, SurveyPurpose } from '../../lib/feedback/survey/labels'

/** Days are counted from the day of the seed. */
export type DemoSurvey = {
  id: string
  tenant: string
  /** The first agency whose name it fits; null – the whole programme. */
  agency: RegExp | null
  title: string
  side: ClientSide
  purpose: SurveyPurpose
  audience: SurveyAudience
  service: string
  state: 'DRAFT' | 'OPEN' | 'CLOSED' | 'TEMPLATE'
  opens: number | null
  closes: number | null
  closed?: number
  asked?: number
  askedBasis?: string
  splits?: string[]
  quotas?: { question: string; option: string; wanted: number }[]
  /** Tied to the agency's process of such a name, to the n-th project (feedback-survey-rows.ts). */
  ofProcess?: RegExp
  ofProject?: number
  previousId?: string
  /** What was started, the first version first; of a draft – the draft. */
  versions: { id: string; started: number; content: SurveyContent }[]
  /** Questions that are being changed now. */
  revision?: SurveyContent
}

const idOf = (n: number): string => `00000000-0000-7000-8000-5000000000${String(n).padStart(2, '0')}`
const versionOf = (n: number, version = 1): string =>
  `00000000-0000-7000-8000-510000000${version}${String(n).padStart(2, '0')}`

function ready(key: string): SurveyContent {
  const found = readySurvey(key)
  if (!found) throw new Error(`No ready survey ${key}`)
  return found.content
}

/** The content with one question changed, added or taken out. */
const edited = (content: SurveyContent, edit: (questions: SurveyQuestion[], page: string) => SurveyQuestion[]) => ({
  pages: content.pages.map((one) => ({ ...one, questions: edit(one.questions, one.id) })),
})

const service = ready('service')
/** The second version asks one thing more and says one thing better. */
const serviceAutumn = edited(service, (questions, at) => {
  const named = questions.map((one) => (one.id === 'once' ? { ...one, title: 'Всё получилось за один приход?' } : one))
  return at === 's-course'
    ? [...named, ask('ready', 'one', 'Вам сказали, когда будет готово?', { dontKnow: true, options: yesNo })]
    : named
})
/** Question 7 waits for two answers that exclude one another: the check names it. */
const serviceFaulty: SurveyContent = {
  pages: [
    page('w-1', 'Как вас обслужили', [
      ask('csat', 'scale', 'Довольны ли вы тем, как вас сегодня обслужили?', { required: true, ...pleased }),
      ask('less', 'text', 'Что понравилось меньше всего?', { showWhen: { q: 'csat', le: 3 } }),
    ]),
    page('w-2', 'Что получилось', [
      ask('once', 'one', 'Всё получилось за один приход?', { required: true, options: yesNo }),
      ask('hindered', 'many', 'Что помешало?', {
        showWhen: { q: 'once', is: 'no' },
        other: true,
        options: ['paper: Не хватило документа', 'queue: Долго ждали', 'ready: Не сказали, когда будет готово'],
      }),
      ask('paper', 'text', 'Какого документа не хватило?', { showWhen: { q: 'hindered', has: 'paper' } }),
    ]),
    page('w-3', 'И последнее', [
      ask('csi', 'csi', 'Что важно и как это у нас', {
        rows: ['term: Срок', 'quality: Качество', 'polite: Вежливость', 'clear: Понятность', 'place: Удобство'],
      }),
      ask('again', 'one', 'Помогло ли прийти во второй раз без очереди?', {
        showWhen: {
          and: [
            { q: 'once', is: 'yes' },
            { q: 'hindered', has: 'queue' },
          ],
        },
        options: yesNo,
      }),
      ask('nps', 'nps', 'Посоветуете ли вы прийти в МФЦ?'),
      ask('change', 'text', 'Что изменить в первую очередь?'),
    ]),
  ],
}
const property: SurveyContent = {
  pages: [
    page('p-1', 'Имущество', [
      ask('asked', 'one', 'С чем вы обращались?', {
        required: true,
        options: ['room: Помещение', 'furniture: Мебель', 'repair: Ремонт', 'car: Транспорт'],
      }),
      ask('csat', 'scale', 'Довольны ли вы тем, как решили вопрос?', { required: true, dontKnow: true, ...pleased }),
      ask('days', 'number', 'Сколько рабочих дней это заняло?', { min: 0, max: 365 }),
      ask('change', 'text', 'Что изменить в первую очередь?'),
    ]),
  ],
}

const external = { side: 'EXTERNAL', audience: 'PUBLIC', purpose: 'SERVICE' } as const
const mfc = {
  ...external,
  tenant: 'kirov',
  agency: /^МФЦ/,
  service: 'Регистрация по месту жительства',
  splits: ['channel'],
} as const
/** A wave of the MFC's survey before the last two: a month of asking. */
const earlierWave = (n: number, season: string, opens: number, asked: number, previous?: number): DemoSurvey => ({
  ...mfc,
  ...{ id: idOf(n), splits: [...mfc.splits], title: `МФЦ: регистрация по месту жительства, ${season}` },
  ...{ state: 'CLOSED', opens, closes: opens + 30, closed: opens + 31, asked },
  askedBasis: 'Талоны электронной очереди за месяц',
  ...(previous !== undefined && { previousId: idOf(previous) }),
  versions: [{ id: versionOf(n), started: opens, content: service }],
})
const contract = {
  ...external,
  tenant: 'kuzbass',
  agency: /социальной защиты/i,
  service: 'Социальный контракт',
  splits: ['channel', 'once'],
} as const
const pair = { ...external, tenant: 'belgorod', agency: /цифрового развития/i, service: '' } as const
const yearly = {
  ...external,
  tenant: 'belovo',
  agency: null,
  service: 'Муниципальные услуги',
  ofProject: 0,
} as const
/** The same questionnaire among the users of another project: the act's figure is read by project (Belovo 3.3). */
const byProject = (n: number, ofProject: number, year: string, opens: number, previous?: number): DemoSurvey => ({
  ...yearly,
  ...{ id: idOf(n), ofProject, title: `Анкета пользователей услуг: проект ${ofProject + 1}, ${year}` },
  ...(opens < -100 ? { state: 'CLOSED', closed: opens + 41 } : { state: 'OPEN' }),
  ...{ opens, closes: opens + 40, splits: ['used'] },
  ...(previous !== undefined && { previousId: idOf(previous) }),
  versions: [{ id: versionOf(n), started: opens, content: ready('yearly') }],
})

/** What answers are made by. */
export const demoSurveys: readonly DemoSurvey[] = [
  earlierWave(18, 'осень 2024', -775, 2688),
  earlierWave(19, 'весна 2025', -575, 2834, 18),
  earlierWave(20, 'осень 2025', -410, 2915, 19),
  {
    ...mfc,
    id: idOf(1),
    splits: [...mfc.splits],
    title: 'МФЦ: регистрация по месту жительства, весна 2026',
    state: 'CLOSED',
    opens: -210,
    closes: -180,
    closed: -178,
    asked: 3012,
    askedBasis: 'Талоны электронной очереди за месяц',
    previousId: idOf(20),
    ofProcess: /регистрац|контракт|назначен|выплат|пособи/i,
    versions: [{ id: versionOf(1), started: -210, content: service }],
  },
  {
    ...mfc,
    id: idOf(2),
    splits: [...mfc.splits],
    title: 'МФЦ: регистрация по месту жительства, осень 2026',
    state: 'OPEN',
    opens: -45,
    closes: 14,
    asked: 3104,
    askedBasis: 'Талоны электронной очереди с начала опроса',
    ofProcess: /регистрац|контракт|назначен|выплат|пособи/i,
    previousId: idOf(1),
    quotas: [
      { question: 'channel', option: 'desk', wanted: 300 },
      { question: 'channel', option: 'portal', wanted: 100 },
    ],
    versions: [
      { id: versionOf(2, 1), started: -45, content: service },
      { id: versionOf(2, 2), started: -30, content: serviceAutumn },
    ],
  },
  {
    ...external,
    id: idOf(3),
    tenant: 'kirov',
    agency: /социального развития/i,
    title: 'Единое пособие: как прошло назначение',
    service: 'Единое пособие',
    state: 'OPEN',
    opens: -40,
    closes: -2,
    asked: 1240,
    askedBasis: 'Решения о назначении за октябрь',
    splits: ['channel'],
    versions: [{ id: versionOf(3), started: -40, content: service }],
  },
  {
    id: idOf(4),
    tenant: 'kirov',
    agency: null,
    title: 'Как нам работается, 2026 год',
    side: 'INTERNAL',
    purpose: 'INTERNAL_CLIENT',
    audience: 'EMPLOYEES',
    service: 'ИТ',
    state: 'OPEN',
    opens: -12,
    closes: 18,
    asked: 1860,
    askedBasis: 'Штатная численность органов на первый день',
    versions: [{ id: versionOf(4), started: -12, content: ready('internal') }],
  },
  {
    id: idOf(5),
    tenant: 'kirov',
    agency: /имущественных отношений/i,
    title: 'Имущество: помещения, мебель, ремонт, 2025 год',
    side: 'INTERNAL',
    purpose: 'INTERNAL_CLIENT',
    audience: 'EMPLOYEES',
    service: 'Имущество',
    state: 'CLOSED',
    opens: -340,
    closes: -310,
    closed: -309,
    asked: 620,
    askedBasis: 'Заявки за 2025 год',
    splits: ['asked'],
    versions: [{ id: versionOf(5), started: -340, content: property }],
  },
  {
    id: idOf(6),
    tenant: 'kirov',
    agency: /социального развития/i,
    title: 'Беседы с семьями о рождении ребёнка',
    side: 'EXTERNAL',
    purpose: 'INTERVIEW',
    audience: 'MODERATED',
    service: 'Рождение ребёнка',
    state: 'OPEN',
    opens: -60,
    closes: null,
    versions: [{ id: versionOf(6), started: -60, content: ready('interview') }],
  },
  {
    ...mfc,
    id: idOf(7),
    splits: [],
    title: 'МФЦ: регистрация по месту жительства, зима',
    state: 'DRAFT',
    opens: 0,
    closes: 30,
    previousId: idOf(2),
    versions: [{ id: versionOf(7), started: 0, content: serviceFaulty }],
  },
  {
    ...external,
    id: idOf(8),
    tenant: 'kirov',
    agency: null,
    title: 'Оценка услуги в МФЦ',
    service: '',
    state: 'TEMPLATE',
    opens: null,
    closes: null,
    versions: [{ id: versionOf(8), started: 0, content: serviceAutumn }],
  },
  {
    ...contract,
    id: idOf(9),
    splits: [...contract.splits],
    title: 'Социальный контракт, 2025 год',
    state: 'CLOSED',
    opens: -390,
    closes: -350,
    closed: -349,
    asked: 980,
    askedBasis: 'Заключённые контракты',
    ofProcess: /регистрац|контракт|назначен|выплат|пособи/i,
    versions: [{ id: versionOf(9), started: -390, content: service }],
  },
  {
    ...contract,
    id: idOf(10),
    splits: [...contract.splits],
    title: 'Социальный контракт, 2026 год',
    state: 'OPEN',
    opens: -30,
    closes: 1,
    asked: 1115,
    askedBasis: 'Заключённые контракты',
    ofProcess: /регистрац|контракт|назначен|выплат|пособи/i,
    previousId: idOf(9),
    versions: [{ id: versionOf(10), started: -30, content: service }],
    revision: serviceAutumn,
  },
  {
    id: idOf(11),
    tenant: 'kuzbass',
    agency: /образования/i,
    title: 'После семинара «Бережливое управление»',
    side: 'INTERNAL',
    purpose: 'TRAINING',
    audience: 'PUBLIC',
    service: '',
    state: 'OPEN',
    opens: -20,
    closes: null,
    splits: ['apply'],
    versions: [{ id: versionOf(11), started: -20, content: ready('training') }],
  },
  {
    ...external,
    id: idOf(12),
    tenant: 'kuzbass',
    agency: /здравоохранения/i,
    title: 'Запись к врачу: польза и удобство',
    service: 'Запись к врачу',
    state: 'OPEN',
    opens: 7,
    closes: 37,
    versions: [{ id: versionOf(12), started: -1, content: ready('maturity') }],
  },
  {
    ...pair,
    id: idOf(13),
    title: 'Польза и удобство услуг, 2025 год',
    state: 'CLOSED',
    opens: -400,
    closes: -370,
    closed: -369,
    versions: [{ id: versionOf(13), started: -400, content: ready('maturity') }],
  },
  {
    ...pair,
    id: idOf(14),
    title: 'Польза и удобство услуг, 2026 год',
    state: 'OPEN',
    opens: -35,
    closes: 25,
    previousId: idOf(13),
    versions: [{ id: versionOf(14), started: -35, content: ready('maturity') }],
  },
  {
    id: idOf(15),
    tenant: 'belgorod',
    agency: /Администрация Губернатора/i,
    title: 'Корпоративная культура, 2027 год',
    side: 'INTERNAL',
    purpose: 'CULTURE',
    audience: 'EMPLOYEES',
    service: '',
    state: 'DRAFT',
    opens: 50,
    closes: 80,
    versions: [{ id: versionOf(15), started: 0, content: ready('culture') }],
  },
  {
    ...yearly,
    id: idOf(16),
    title: 'Анкета пользователей услуг, 2025 год',
    state: 'CLOSED',
    opens: -380,
    closes: -340,
    closed: -339,
    splits: ['used'],
    versions: [{ id: versionOf(16), started: -380, content: ready('yearly') }],
  },
  {
    ...yearly,
    id: idOf(17),
    title: 'Анкета пользователей услуг, 2026 год',
    state: 'OPEN',
    opens: -25,
    closes: 20,
    splits: ['used'],
    previousId: idOf(16),
    versions: [{ id: versionOf(17), started: -25, content: ready('yearly') }],
  },
  byProject(21, 1, '2025 год', -380),
  byProject(22, 1, '2026 год', -25, 21),
  byProject(23, 2, '2026 год', -24),
]
