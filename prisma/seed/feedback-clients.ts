// Touchpoints, segments, orders, life situations with journeys and studies: every state of every flow.
import { addDays, todayIn, type DateString } from '../../lib/core/dates'
import { dayColumn } from '../../lib/core/db-day'
import { newCode } from '../../lib/core/code'
import { newId } from '../../lib/core/ids'
import type { TenantView } from '../../lib/core/tenant'
import { currentEntries } from '../../lib/feedback/clients/list-read'
import type { Profile } from '../../lib/feedback/clients/segment'
import { readScenario, readServices } from '../../lib/feedback/situation/content'
import { subjectOf } from '../../lib/feedback/situation/decide'
import type { DecisionKey } from '../../lib/feedback/situation/labels'
import type { Prisma } from '../../lib/generated/prisma/client'
import type { Tx } from '../../lib/platform/db'
import type { SeedAgency } from './campaign'
import { journeyId, mfcTouchpoints, segmentId, situationId, studyId, touchpointId } from './feedback-clients-ids'
import {
  birthScenario,
  birthServices,
  birthStages,
  contractScenario,
  contractServices,
  contractStages,
  secondChildStages,
  stagesOf,
  villageStages,
  workScenario,
  workServices,
  workStages,
} from './feedback-situations'

type Place = { tx: Tx; tenant: TenantView; agencies: readonly SeedAgency[]; now: Date }
type Ground = Place & { tenantId: string; today: DateString; of: (name: RegExp) => SeedAgency | undefined }

const blank: Profile = { size: '', needs: '', pains: '', expectations: '', channels: '', barriers: '', sources: '' }
const by = 'Уполномоченный орган'

type ToldPoint = [
  n: number,
  agency: RegExp,
  name: string,
  channel: string,
  place: string,
  service: string,
  owner: string,
]
const otherPoints: Record<string, { side: 'EXTERNAL' | 'INTERNAL'; points: ToldPoint[] }[]> = {
  kirov: [
    {
      side: 'EXTERNAL',
      points: [
        [
          8,
          /социальн/i,
          'Приём граждан, кабинет 14',
          'office',
          'г. Киров, ул. Пролетарская, 34',
          'Пособия семьям',
          'начальник отдела пособий',
        ],
        [
          9,
          /социальн/i,
          'Горячая линия соцзащиты',
          'phone',
          '8 (8332) 22-05-02',
          'Пособия и выплаты',
          'начальник отдела пособий',
        ],
        [
          10,
          /занятости/i,
          'Центр занятости, зал приёма',
          'desk',
          'г. Киров, ул. Розы Люксембург, 30',
          'Поиск работы',
          'начальник отдела трудоустройства',
        ],
        [
          11,
          /занятости/i,
          'Портал «Работа России»',
          'site',
          'trudvsem.ru',
          'Поиск работы',
          'отдел информационных технологий',
        ],
        [
          12,
          /информационных/i,
          'Сайт МФЦ',
          'site',
          'моидокументы43.рф',
          'Запись и список документов',
          'отдел цифровых услуг',
        ],
        [13, /здравоохран/i, 'Регистратура', 'desk', '47 поликлиник', 'Прикрепление, запись', 'главные врачи'],
      ],
    },
    {
      side: 'INTERNAL',
      points: [
        [
          14,
          /информационных/i,
          'Линия поддержки 2222',
          'phone',
          '38-22-22',
          'Связь и компьютеры',
          'Центр стратегического развития информационных систем',
        ],
        [
          15,
          /информационных/i,
          'Заявка в «Сервис-деске»',
          'portal',
          'desk.kirov.example',
          'Доступы, техника, программы',
          'Центр стратегического развития информационных систем',
        ],
        [16, /имуществен/i, 'Заявка на помещение', 'post', 'СЭД', 'Помещения, мебель, ремонт', 'отдел учёта имущества'],
      ],
    },
  ],
  kuzbass: [
    {
      side: 'EXTERNAL',
      points: [
        [
          1,
          /социальн/i,
          'Приём граждан',
          'office',
          'г. Кемерово, Кузнецкий проспект, 19а',
          'Социальный контракт',
          'начальник отдела социальных контрактов',
        ],
        [
          2,
          /социальн/i,
          'Линия соцзащиты',
          'phone',
          '8-800-250-00-42',
          'Пособия, социальный контракт',
          'отдел обращений',
        ],
        [3, /социальн/i, 'Сайт министерства', 'site', 'dsznko.ru', 'Сведения о выплатах', 'отдел информатизации'],
        [4, /здравоохран/i, 'Кол-центр 122', 'phone', '122', 'Запись к врачу', 'Медицинский информационный центр'],
      ],
    },
  ],
  belgorod: [
    {
      side: 'EXTERNAL',
      points: [
        [
          1,
          /цифрового/i,
          'Окно «Мои документы»',
          'desk',
          'г. Белгород, проспект Славы, 25',
          'Услуги региона',
          'директор ГАУ «МФЦ»',
        ],
        [
          2,
          /социальн/i,
          'Приём граждан',
          'office',
          'г. Белгород, ул. Князя Трубецкого, 62',
          'Выплаты семьям',
          'начальник отдела выплат',
        ],
      ],
    },
  ],
}

/** Touchpoints of the agencies: of the multifunctional centre by name, one closed, one of a former agency. */
async function seedTouchpoints({ tx, tenant, tenantId, today, of }: Ground): Promise<void> {
  const slug = tenant.slug
  const told = (otherPoints[slug] ?? []).flatMap(({ side, points }) => points.map((point) => ({ side, point })))
  const mfc = slug === 'kirov' ? of(/информационных технологий/i) : undefined
  const survey = async (agencyId: string) =>
    (
      await tx.survey.findFirst({
        where: { tenantId, agencyId, status: 'OPEN', audience: 'PUBLIC' },
        orderBy: { id: 'asc' },
        select: { id: true },
      })
    )?.id ?? null
  const mfcSurvey = mfc ? await survey(mfc.id) : null
  await tx.touchpoint.createMany({
    data: [
      ...(mfc
        ? mfcTouchpoints.map(({ id, name, place }) => ({
            ...{ tenantId, id, agencyId: mfc.id, code: newCode(6), name, place, channel: 'desk', surveyId: mfcSurvey },
            service: 'Регистрация по месту жительства',
            owner: 'руководитель отделения МФЦ',
            createdBy: by,
          }))
        : []),
      ...told.flatMap(({ side, point: [n, agency, name, channel, place, service, owner] }) => {
        const found = of(agency)
        return found
          ? [
              {
                ...{ tenantId, id: touchpointId(n), agencyId: found.id, code: newCode(6) },
                name,
                side,
                channel,
                place,
                service,
                owner,
                createdBy: by,
              },
            ]
          : []
      }),
    ],
  })
  const closed = slug === 'kirov' ? of(/социальн/i) : undefined
  if (closed)
    await tx.touchpoint.create({
      data: {
        ...{ tenantId, id: touchpointId(17), agencyId: closed.id, code: newCode(6), channel: 'desk' },
        name: 'Окно в торговом центре «Глобус»',
        place: 'г. Киров, ул. Воровского, 135',
        owner: 'начальник отдела пособий',
        status: 'CLOSED',
        closedOn: dayColumn(addDays(today, -120)),
        createdBy: by,
      },
    })
}

type ToldSegment = {
  n: number
  agency: RegExp | null
  name: string
  side?: 'INTERNAL'
  kind: string
  profile: Partial<Profile>
}
const toldSegments: Record<string, ToldSegment[]> = {
  kirov: [
    {
      n: 1,
      agency: null,
      name: 'Семьи с первым ребёнком',
      kind: 'citizen',
      profile: {
        size: 'около 3 900 семей в год, по данным ЗАГС',
        needs: 'Знать, что делать после роддома, и не объяснять одно и то же в семи местах',
        pains: 'Второй визит из-за документа, о котором не сказали',
        expectations: 'Пособие приходит само',
        channels: 'Телефон, потом окно',
        barriers: 'С младенцем трудно ждать; в сёлах нет интернета',
        sources: '24 интервью, опрос осени 2026 года',
      },
    },
    {
      n: 2,
      agency: null,
      name: 'Семьи со вторым и следующими детьми',
      kind: 'citizen',
      profile: {
        size: 'около 5 100 семей в год',
        needs: 'Не подтверждать заново то, что уже известно',
        channels: 'Госуслуги',
      },
    },
    {
      n: 3,
      agency: null,
      name: 'Жители сёл без отделения МФЦ',
      kind: 'citizen',
      profile: {
        size: '112 сёл, около 41 тысячи человек',
        pains: 'Дорога дольше, чем приём',
        barriers: 'Автобус дважды в день, связь с перебоями',
      },
    },
    {
      n: 4,
      agency: /социальн/i,
      name: 'Семья с первым ребёнком',
      kind: 'citizen',
      profile: { size: 'около 3 900', needs: 'Узнать, какие выплаты положены', channels: 'Телефон' },
    },
    {
      n: 5,
      agency: /занятости/i,
      name: 'Потерявшие работу впервые',
      kind: 'citizen',
      profile: {
        size: 'около 6 200 в год',
        needs: 'Понять, что делать в первый день',
        pains: 'Тишина после заявления',
      },
    },
    {
      n: 6,
      agency: /информационных/i,
      name: 'Служащие, которые работают с региональными системами',
      side: 'INTERNAL',
      kind: 'servant',
      profile: {
        size: '2 340 рабочих мест',
        needs: 'Доступ в день выхода',
        pains: 'Заявку закрывают, не дозвонившись',
      },
    },
    {
      n: 7,
      agency: /имуществен/i,
      name: 'Учреждения в арендованных помещениях',
      side: 'INTERNAL',
      kind: 'servant',
      profile: { size: '86 учреждений', needs: 'Ремонт в срок', expectations: 'Видно, где заявка' },
    },
  ],
  kuzbass: [
    {
      n: 1,
      agency: /социальн/i,
      name: 'Семьи с доходом ниже прожиточного минимума',
      kind: 'citizen',
      profile: {
        size: 'около 48 тысяч семей',
        needs: 'Помощь, которую не надо выпрашивать',
        pains: 'Справки о доходах за каждый месяц',
      },
    },
    {
      n: 2,
      agency: null,
      name: 'Малоимущие семьи с детьми',
      kind: 'citizen',
      profile: { size: 'около 31 тысячи семей', channels: 'на приёме' },
    },
  ],
  belgorod: [
    {
      n: 1,
      agency: /социальн/i,
      name: 'Семьи участников СВО',
      kind: 'citizen',
      profile: { needs: 'Один человек, который ведёт семью' },
    },
  ],
}

async function seedSegments({ tx, tenant, tenantId, of }: Ground): Promise<void> {
  const rows = (toldSegments[tenant.slug] ?? []).flatMap(({ n, agency, name, side, kind, profile }) => {
    const found = agency === null ? null : of(agency)
    return found === undefined
      ? []
      : [
          {
            ...{ tenantId, id: segmentId(n), agencyId: found?.id ?? null, name, kind, createdBy: by },
            side: side ?? ('EXTERNAL' as const),
            profile: { ...blank, ...profile },
          },
        ]
  })
  await tx.clientSegment.createMany({ data: rows })
}

/** Lists that acts have approved: two editions, and the list changed since. */
async function seedApprovals(ground: Ground): Promise<void> {
  const { tx, tenant, tenantId, today, of } = ground
  const ctx = { tx, tenantId, actor: { tenant } }
  const act = async (
    agency: SeedAgency | undefined,
    kind: 'TOUCHPOINTS' | 'SEGMENTS',
    edition: number,
    ago: number,
    change: (entries: Awaited<ReturnType<typeof currentEntries>>) => Awaited<ReturnType<typeof currentEntries>> = (
      all,
    ) => all,
  ) => {
    const entries = agency ? change(await currentEntries(ctx, kind, agency.id)) : []
    if (!agency || entries.length === 0) return
    await tx.clientListApproval.create({
      data: {
        ...{ tenantId, id: newId(), agencyId: agency.id, kind, edition },
        actTitle: 'Приказ министра',
        actNumber: String(40 + edition * 7),
        actOn: dayColumn(addDays(today, -ago)),
        content: { entries },
        approvedBy: 'Министр',
        approvedAt: dayColumn(addDays(today, -ago)),
      },
      select: { id: true },
    })
  }
  const mfc = of(/информационных|цифрового/i)
  const social = of(/социальн/i)
  await act(mfc, 'TOUCHPOINTS', 1, 540, (all) => all.slice(0, 5))
  // Since the second edition the place of one has changed and one is new.
  await act(mfc, 'TOUCHPOINTS', 2, 160, (all) =>
    all
      .slice(0, -1)
      .map((entry, i) =>
        i === 1
          ? { ...entry, values: { ...entry.values, place: { id: '', text: 'прежний адрес, до переезда' } } }
          : entry,
      ),
  )
  await act(social, 'TOUCHPOINTS', 1, 200)
  await act(social, 'SEGMENTS', 1, 200)
  if (tenant.slug === 'kirov') await act(of(/имуществен/i), 'SEGMENTS', 1, 90)
}

/** Orders of every kind and state: in force, replaced, ended, ahead; an own term of asking. */
async function seedOrders({ tx, tenantId, today, agencies }: Ground): Promise<void> {
  const order = (
    agency: SeedAgency | undefined,
    kind: 'COLLECTING' | 'TOUCHPOINTS' | 'CLIENTS',
    edition: number,
    from: number,
    more: { until?: number; months?: number; public?: boolean } = {},
  ): Prisma.FeedbackOrderCreateManyInput[] =>
    agency
      ? [
          {
            ...{ tenantId, id: newId(), agencyId: agency.id, kind, edition, createdBy: by },
            actTitle: 'Приказ',
            actNumber: `${edition * 12}-од`,
            actOn: dayColumn(addDays(today, Math.min(from, 0) - 5)),
            from: dayColumn(addDays(today, from)),
            until: more.until === undefined ? null : dayColumn(addDays(today, more.until)),
            months: more.months ?? null,
            public: more.public ?? false,
          },
        ]
      : []
  const [a, b, c, d, e] = agencies
  await tx.feedbackOrder.createMany({
    data: [
      ...order(a, 'COLLECTING', 1, -800),
      ...order(a, 'COLLECTING', 2, -300, { months: 6, public: true }),
      ...order(a, 'TOUCHPOINTS', 1, -300, { public: true }),
      ...order(a, 'CLIENTS', 1, -300),
      ...order(b, 'COLLECTING', 1, -700, { until: -30 }),
      ...order(b, 'TOUCHPOINTS', 1, -400),
      ...order(c, 'COLLECTING', 1, 20),
      ...order(c, 'CLIENTS', 1, -90, { public: true }),
      ...order(d, 'COLLECTING', 1, -200, { public: true }),
      ...order(e, 'TOUCHPOINTS', 1, -100),
    ],
  })
}

type ToldSituation = {
  n: number
  title: string
  about: string
  lead: RegExp | null
  status: 'CANDIDATE' | 'CHOSEN' | 'DECLINED' | 'CLOSED'
  marks: [mark: number, why: string][]
  services?: typeof birthServices
  scenario?: object
  segments?: number[]
  touchpoints?: number[]
  decided?: { key: DecisionKey; ago: number; number: string; text?: string }[]
}
const situations: Record<string, ToldSituation[]> = {
  kirov: [
    {
      n: 1,
      title: 'Рождение ребёнка',
      about:
        'В семье ждут ребёнка и первый год оформляют всё, что ему положено: свидетельство, регистрацию, полис, пособия, место в детском саду.',
      lead: /информационных технологий/i,
      status: 'CHOSEN',
      marks: [
        [5, '9 000 семей в год'],
        [5, '11 визитов, 27 документов'],
        [4, 'треть жалоб на МФЦ'],
        [5, 'младенец на руках'],
        [4, 'шесть областных услуг из девяти'],
      ],
      services: birthServices,
      scenario: birthScenario,
      segments: [1, 2, 3],
      touchpoints: [1, 7, 8, 12, 13],
      decided: [
        { key: 'choice', ago: 380, number: '1' },
        { key: 'services', ago: 300, number: '2' },
        { key: 'target', ago: 18, number: '4', text: '3 визита, 12 рабочих дней, 4 документа' },
      ],
    },
    {
      n: 2,
      title: 'Поиск работы',
      about: 'Человек остался без работы и ищет новую: сам, через портал и службу занятости.',
      lead: /занятости/i,
      status: 'CHOSEN',
      marks: [
        [4, '6 200 человек в год'],
        [4, '9 визитов'],
        [3, 'жалобы на занятые вакансии'],
        [4, 'нет дохода'],
        [5, 'все услуги областные'],
      ],
      services: workServices,
      scenario: workScenario,
      segments: [5],
      touchpoints: [10, 11],
      decided: [
        { key: 'choice', ago: 380, number: '1' },
        { key: 'services', ago: 120, number: '3' },
      ],
    },
    {
      n: 3,
      title: 'Выход на пенсию',
      about: 'Человек собирает стаж, подаёт заявление и переходит на новые льготы.',
      lead: null,
      status: 'CANDIDATE',
      marks: [
        [5, '14 000 человек в год'],
        [3, '5 визитов'],
        [3, 'вопросы о стаже'],
        [4, 'пожилые'],
        [2, 'основное – у Социального фонда'],
      ],
    },
    {
      n: 4,
      title: 'Потеря близкого',
      about: 'Семья оформляет смерть, похороны, наследство и выплаты.',
      lead: null,
      status: 'CANDIDATE',
      marks: [
        [4, '16 000 случаев в год'],
        [4, '8 визитов'],
        [2, 'жалуются редко, но тяжело'],
        [5, 'горе'],
        [3, 'половина услуг областные'],
      ],
    },
    {
      n: 5,
      title: 'Открытие своего дела',
      about: 'Предприниматель регистрируется, ищет деньги и помещение.',
      lead: /промышленности, предпринимательства/i,
      status: 'CANDIDATE',
      marks: [[3, '4 100 в год']],
    },
    { n: 6, title: 'Переезд в другой регион', about: '', lead: null, status: 'DECLINED', marks: [] },
  ],
  kuzbass: [
    {
      n: 1,
      title: 'Семья в трудном положении',
      about: 'Доход семьи ниже прожиточного минимума; помочь может социальный контракт.',
      lead: /социальн/i,
      status: 'CHOSEN',
      marks: [
        [5, '48 тысяч семей'],
        [4, '8 визитов'],
        [4, 'жалобы на справки'],
        [5, 'бедность'],
        [5, 'меры области'],
      ],
      services: contractServices,
      scenario: contractScenario,
      segments: [1, 2],
      touchpoints: [1, 2, 3],
      decided: [{ key: 'choice', ago: 200, number: '15-п' }],
    },
    {
      n: 2,
      title: 'Инвалидность в семье',
      about: '',
      lead: /социальн/i,
      status: 'CANDIDATE',
      marks: [[4, '2 800 в год']],
    },
  ],
}

async function seedSituations(ground: Ground): Promise<void> {
  const { tx, tenant, tenantId, today, of } = ground
  const { criteria, decisionBody } = tenant.settings.feedback
  for (const told of situations[tenant.slug] ?? []) {
    const lead = told.lead ? of(told.lead) : null
    const services = (told.services ?? []).map(({ agency, ...service }) => ({
      ...service,
      id: newId(),
      agencyId: of(agency)?.id ?? null,
      processId: null,
    }))
    const subject = {
      title: told.title,
      services: readServices(services),
      scenario: readScenario(told.scenario),
      roadmapId: null,
    }
    const body = decisionBody || 'министр социальной защиты населения'
    await tx.lifeSituation.create({
      data: {
        ...{ tenantId, id: situationId(told.n), agencyId: lead?.id ?? null, status: told.status, createdBy: by },
        ...{ title: told.title, about: told.about, services },
        scenario: told.scenario ?? {},
        marks: Object.fromEntries(
          told.marks.flatMap(([mark, why], i) => {
            const key = criteria[i]?.key
            return key ? [[key, { mark, why }]] : []
          }),
        ),
        segmentIds: (told.segments ?? []).map(segmentId),
        touchpointIds: (told.touchpoints ?? []).map(touchpointId),
        decisions: Object.fromEntries(
          (told.decided ?? []).map(({ key, ago, number, text = '' }) => [
            key,
            { body, number, on: addDays(today, -ago), outcome: 'approved', text, by, seen: subjectOf(key, subject) },
          ]),
        ),
      },
      select: { id: true },
    })
  }
}

type ToldJourney = [
  n: number,
  situation: number,
  who: string,
  segment: number,
  interviews: number,
  stages: typeof birthStages,
]
const journeys: Record<string, ToldJourney[]> = {
  kirov: [
    [1, 1, 'семья, первый ребёнок, районный центр', 1, 24, birthStages],
    [2, 1, 'второй ребёнок', 2, 15, secondChildStages],
    [3, 1, 'село без МФЦ', 3, 9, villageStages],
    [4, 2, 'первый раз без работы', 5, 18, workStages],
  ],
  kuzbass: [[1, 1, 'семья с двумя детьми', 1, 14, contractStages]],
}

type ToldStudy = {
  n: number
  agency: RegExp
  situation: number | null
  kind: 'INTERVIEW' | 'FOCUS_GROUP' | 'OBSERVATION' | 'OWN_EXPERIENCE' | 'DESK'
  title: string
  people: number | null
  ago: number
  findings: string
  notes?: string
  sources?: string[]
  published?: true
}
const studies: Record<string, ToldStudy[]> = {
  kirov: [
    {
      n: 1,
      agency: /информационных технологий/i,
      situation: 1,
      kind: 'INTERVIEW',
      title: '24 интервью с семьями, у которых родился первый ребёнок',
      people: 24,
      ago: 75,
      findings:
        'Тяжелее всего регистрация по месту жительства: 17 семей из 24 приходили дважды. О согласии второго собственника узнавали в окне.',
      notes: 'Говорили у семей дома и в отделении. Спрашивали о каждом шаге: что делали, что чувствовали, что удивило.',
      published: true,
    },
    {
      n: 2,
      agency: /информационных технологий/i,
      situation: 1,
      kind: 'OBSERVATION',
      title: 'Шесть часов у окна Октябрьского отделения',
      people: 6,
      ago: 68,
      findings: 'Из 41 обращения по регистрации 13 закончились словами «приходите с собственником».',
    },
    {
      n: 3,
      agency: /информационных технологий/i,
      situation: 1,
      kind: 'OWN_EXPERIENCE',
      title: 'Прошли путь сами: три сотрудника оформили регистрацию',
      people: 3,
      ago: 60,
      findings: 'Никто из троих не смог собрать документы с первого раза по списку на сайте.',
    },
    {
      n: 4,
      agency: /социальн/i,
      situation: 1,
      kind: 'DESK',
      title: 'Отказы в едином пособии за 2025 год',
      people: null,
      ago: 90,
      findings: 'Каждый пятый отказ – из-за расхождения в адресе.',
      sources: ['Отчёт министерства о рассмотрении заявлений за 2025 год', 'Росстат: семьи и рождения, 2025'],
    },
    {
      n: 5,
      agency: /занятости/i,
      situation: 2,
      kind: 'FOCUS_GROUP',
      title: 'Две группы по девять человек: первый месяц без работы',
      people: 18,
      ago: 110,
      findings: 'Ждут звонка, а не пособия. Половина вакансий занята к моменту звонка.',
      published: true,
    },
  ],
  kuzbass: [
    {
      n: 1,
      agency: /социальн/i,
      situation: 1,
      kind: 'INTERVIEW',
      title: '14 интервью с семьями на социальном контракте',
      people: 14,
      ago: 95,
      findings: 'План переписывали в среднем трижды: не было примера.',
      published: true,
    },
  ],
}

async function seedJourneys({ tx, tenant, tenantId, today, of }: Ground): Promise<void> {
  const slug = tenant.slug
  await tx.clientJourney.createMany({
    data: (journeys[slug] ?? []).map(([n, situation, who, segment, interviews, told]) => ({
      ...{ tenantId, id: journeyId(n), situationId: situationId(situation), segmentId: segmentId(segment) },
      ...{ who, interviews, stages: stagesOf(n, told), version: 5, updatedBy: by },
    })),
  })
  await tx.clientStudy.createMany({
    data: (studies[slug] ?? []).flatMap(({ n, agency, situation, ago, published, ...study }) => {
      const found = of(agency)
      return found
        ? [
            {
              ...{ tenantId, id: studyId(n), agencyId: found.id, createdBy: by, ...study },
              situationId: situation === null ? null : situationId(situation),
              from: dayColumn(addDays(today, -ago)),
              until: dayColumn(addDays(today, -ago + 12)),
              publishedAt: published ? dayColumn(addDays(today, -ago + 30)) : null,
            },
          ]
        : []
    }),
  })
}

/** What the programme has ruled of its decisions: in Kirov the council decides, in Kuzbass the participants. */
async function seedRules({ tx, tenant, tenantId }: Ground): Promise<TenantView> {
  const rules =
    tenant.slug === 'kirov'
      ? {
          decisions: ['choice', 'services', 'target', 'plan'] as ('choice' | 'services' | 'target' | 'plan')[],
          decisionBody: 'координационный совет',
        }
      : null
  if (!rules) return tenant
  await tx.$executeRaw`
    UPDATE "Tenant" SET "settings" = jsonb_set("settings", '{feedback}',
      coalesce("settings" -> 'feedback', '{}') || ${JSON.stringify(rules)}::jsonb) WHERE "id" = ${tenantId}::uuid`
  return { ...tenant, settings: { ...tenant.settings, feedback: { ...tenant.settings.feedback, ...rules } } }
}

/** After the surveys: a poster opens one that is open. */
export async function seedClients({ tx, tenant, agencies, now }: Place): Promise<void> {
  const tenantId = tenant.id
  const ground: Ground = {
    ...{ tx, agencies, now, tenantId },
    tenant,
    today: todayIn(tenant.timeZone, now),
    of: (name) => agencies.find((agency) => name.test(agency.name)),
  }
  const ruled = { ...ground, tenant: await seedRules(ground) }
  await seedTouchpoints(ruled)
  await seedSegments(ruled)
  await seedApprovals(ruled)
  await seedOrders(ruled)
  await seedSituations(ruled)
  await seedJourneys(ruled)
}
