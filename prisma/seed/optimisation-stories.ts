// What the demonstration says of optimised processes: problems pinned to steps «как есть», causes, solutions, the plan.
import type { Bone } from '../../lib/processes/optimisation/problem'

/** Step (from 1), share of its runs in per cent, minutes of waiting and of work lost; «back» – returns from it. */
type SeedPin = [step: number, share: string, wait: string, work: string, back?: 'back']
type SeedProblem = {
  title: string
  pins: SeedPin[]
  whys?: [text: string, proof: string][]
  causes?: [bone: Bone, text: string, proof: string][]
}
type SeedSolution = {
  text: string
  closes: number[]
  effort: string
  state: 'PROPOSED' | 'CHOSEN' | 'POSTPONED' | 'REJECTED'
  reason?: string
}
type SeedMeasure = {
  /** Number of the solution; null – a measure of the owner's own. */
  solution: number | null
  title: string
  who: string
  /** Days from today. */
  due: number
  indicator: string
  unit: string
  was: string
  target: string
  cost: number
  status: 'WAITING' | 'DOING' | 'DONE'
  system?: string
}
export type Story = {
  code: string
  problem: string
  /** Of the project. */
  state: 'DRAFT' | 'RUNNING' | 'MONITORING' | 'FINISHED'
  /** What became of the plan. */
  plan: 'none' | 'SENT' | 'RETURNED' | 'AGREED' | 'APPROVED'
  problems: SeedProblem[]
  solutions: SeedSolution[]
  measures: SeedMeasure[]
  troubles: { text: string; answer?: string }[]
  standard?: {
    months: number
    /** Measured lead times in parts of the approved one, a version after another; the last two are the latest. */
    versions: { measured: number[]; notes?: string[] }[]
  }
}

export const stories: readonly Story[] = [
  {
    code: 'СЗ-07',
    problem: 'Семья ждёт решения о выплате больше трёх недель и дважды приходит в МФЦ, потому что комплект неполный.',
    state: 'RUNNING',
    plan: 'SENT',
    problems: [
      {
        title: 'Бумаги везут в центр и вводят второй раз',
        pins: [
          [2, '100', '960', '10'],
          [3, '100', '480', '14'],
        ],
      },
      { title: 'Комплект проверяют только в центре', pins: [[4, '100', '960', '20']] },
      {
        title: 'Ответы ФНС и ЗАГС ждут почтой',
        pins: [
          [5, '100', '1200', '7'],
          [6, '100', '480', '5'],
        ],
      },
      { title: 'Перечисляют раз в неделю, извещают письмом', pins: [[9, '100', '840', '7']] },
      {
        title: 'Каждый пятый комплект неполный',
        pins: [[4, '100', '0', '0', 'back']],
        whys: [
          ['Нет справки о доходах', 'в 14 из 20 возвратов, хронометраж'],
          ['В окне не сказали, что она нужна', 'наблюдение, 3 окна'],
          ['Перечень на трёх листах, зависит от семьи', 'приказ, приложения 2–4'],
          ['Перечень ведут для центра, а не для окна', 'интервью, 4 специалиста'],
          ['Проверка стоит после регистрации, а не при приёме', 'таблица шагов'],
        ],
        causes: [
          ['method', 'проверка стоит после регистрации', 'таблица шагов'],
          ['method', 'перечень ведут для центра, не для окна', 'интервью, 4 специалиста'],
          ['documents', 'перечень на трёх листах', 'приказ, приложения 2–4'],
          ['documents', 'справка живёт 30 дней', ''],
          ['client', 'в окне не сказали о справке', 'наблюдение, 3 окна'],
          ['client', 'нет справки о доходах', '14 из 20 возвратов'],
          ['people', '14 видов справок на память', ''],
          ['system', 'нет проверки полноты при вводе', ''],
          ['record', 'возвраты в МФЦ не считают', ''],
        ],
      },
      { title: 'Решение печатают и носят на подпись', pins: [[8, '100', '384', '7']] },
      { title: 'Решение набирают вручную', pins: [[7, '100', '0', '18']] },
      { title: 'Копии снимают на бумагу', pins: [[1, '100', '0', '6']] },
    ],
    solutions: [
      { text: 'Сканировать при приёме, перевозку отменить', closes: [1, 8], effort: '8', state: 'CHOSEN' },
      { text: 'Чек-лист и проверка комплекта в окне', closes: [2, 5], effort: '3', state: 'CHOSEN' },
      { text: 'Запросы в ФНС и ЗАГС через СМЭВ', closes: [3], effort: '14', state: 'CHOSEN' },
      { text: 'Ежедневный реестр выплат, сообщение на Госуслугах', closes: [4], effort: '5', state: 'CHOSEN' },
      { text: 'Электронная подпись начальника отдела', closes: [6], effort: '4', state: 'CHOSEN' },
      { text: 'Шаблон решения в системе назначений', closes: [7], effort: '6', state: 'PROPOSED' },
      {
        text: 'Курьер между МФЦ и центром дважды в день',
        closes: [1],
        effort: '1',
        state: 'POSTPONED',
        reason: 'не нужен, когда заработает сканирование при приёме',
      },
      {
        text: 'Ещё восемь специалистов по назначению',
        closes: [],
        effort: '13',
        state: 'REJECTED',
        reason: 'по моделированию срок не меняется',
      },
    ],
    measures: [
      {
        solution: 2,
        title: 'Чек-лист и проверка комплекта в окне',
        who: 'Начальник смены МФЦ',
        due: 18,
        indicator: 'возвраты',
        unit: '%',
        was: '20',
        target: '4',
        cost: 120_000,
        status: 'DOING',
      },
      {
        solution: 5,
        title: 'Электронная подпись начальника отдела',
        who: 'Главный специалист по информационным технологиям',
        due: 25,
        indicator: 'время подписи',
        unit: 'рабочих дней',
        was: '2',
        target: '1,2',
        cost: 150_000,
        status: 'WAITING',
        system: 'Система назначений выплат',
      },
      {
        solution: 4,
        title: 'Ежедневный реестр выплат',
        who: 'Главный бухгалтер',
        due: 53,
        indicator: 'время перечисления',
        unit: 'рабочих дней',
        was: '2,8',
        target: '1',
        cost: 400_000,
        status: 'WAITING',
      },
      {
        solution: 1,
        title: 'Сканеры в четырнадцати окнах, отмена перевозки',
        who: 'Начальник смены МФЦ',
        due: 74,
        indicator: 'от окна до проверки',
        unit: 'рабочих дней',
        was: '3,8',
        target: '0',
        cost: 860_000,
        status: 'WAITING',
      },
      {
        solution: 3,
        title: 'Запросы в ФНС и ЗАГС через СМЭВ',
        who: 'Начальник отдела назначений',
        due: 88,
        indicator: 'ответ на запрос',
        unit: 'рабочих дней',
        was: '5',
        target: '2,5',
        cost: 1_450_000,
        status: 'WAITING',
        system: 'СМЭВ, система назначений выплат',
      },
      {
        solution: null,
        title: 'Обучить специалистов МФЦ работе с чек-листом',
        who: 'Начальник отдела назначений',
        due: 30,
        indicator: 'обучено',
        unit: 'человек',
        was: '0',
        target: '14',
        cost: 0,
        status: 'WAITING',
      },
    ],
    troubles: [
      {
        text: 'МФЦ не может выделить окно для пробы чек-листа до конца месяца: все окна заняты приёмом.',
        answer: 'Окно № 3 выделено с понедельника, распоряжение подписано.',
      },
      { text: 'Для запросов через СМЭВ нет описания вида сведений: без него разработчик не начнёт.' },
    ],
  },
  {
    code: 'СЗ-12',
    problem: 'Начисления у поставщиков запрашивают письмами, каждый седьмой ответ приходится уточнять.',
    state: 'RUNNING',
    plan: 'RETURNED',
    problems: [
      { title: 'Начисления запрашивают у поставщиков письмами', pins: [[3, '100', '240', '9', 'back']] },
      { title: 'Дело передают в орган на бумаге', pins: [[2, '100', '960', '5']] },
    ],
    solutions: [
      { text: 'Получать начисления из ГИС ЖКХ', closes: [1], effort: '9', state: 'CHOSEN' },
      { text: 'Передавать дело в электронном виде', closes: [2], effort: '4', state: 'CHOSEN' },
    ],
    measures: [
      {
        solution: 1,
        title: 'Подключить обмен с ГИС ЖКХ',
        who: 'Начальник отдела льгот',
        due: 60,
        indicator: 'повторные запросы',
        unit: '%',
        was: '15',
        target: '3',
        cost: 700_000,
        status: 'WAITING',
        system: 'ГИС ЖКХ',
      },
      {
        solution: 2,
        title: 'Перейти на электронное дело',
        who: 'Начальник отдела льгот',
        due: 45,
        indicator: 'передача дела',
        unit: 'рабочих дней',
        was: '2',
        target: '0',
        cost: 200_000,
        status: 'WAITING',
      },
    ],
    troubles: [],
  },
  {
    code: 'ОБ-01',
    problem: 'Ответ согласуют и подписывают по кругу: каждый четвёртый проект возвращают.',
    state: 'MONITORING',
    plan: 'APPROVED',
    problems: [
      {
        title: 'Каждый четвёртый ответ возвращают с согласования',
        pins: [[4, '100', '0', '0', 'back']],
        whys: [
          ['В ответе нет ссылки на норму', '31 замечание из 40'],
          ['Исполнитель не знает, какая норма нужна', 'интервью'],
          ['Шаблонов ответов нет', 'осмотр общей папки'],
        ],
      },
      { title: 'Ответ пишут с чистого листа', pins: [[3, '80', '960', '45']] },
    ],
    solutions: [
      { text: 'Шаблоны ответов по двадцати темам', closes: [1, 2], effort: '6', state: 'CHOSEN' },
      {
        text: 'Второй юрист',
        closes: [1],
        effort: '2',
        state: 'REJECTED',
        reason: 'возвраты останутся, ждать будут меньше',
      },
    ],
    measures: [
      {
        solution: 1,
        title: 'Подготовить шаблоны ответов по двадцати темам',
        who: 'Начальник общего отдела',
        due: -120,
        indicator: 'возвраты с согласования',
        unit: '%',
        was: '25',
        target: '7',
        cost: 250_000,
        status: 'DONE',
      },
    ],
    troubles: [],
    standard: {
      months: 3,
      versions: [
        { measured: [1.05] },
        {
          measured: [1.1, 1.34],
          notes: ['', 'новые сотрудники отвечают без шаблонов'],
        },
      ],
    },
  },
  {
    code: 'ОБР-03',
    problem: 'Родитель трижды приходит в сад и в МФЦ, место ждут почти три недели.',
    state: 'FINISHED',
    plan: 'APPROVED',
    problems: [
      { title: 'Медицинскую карту и договор приносят отдельно', pins: [[4, '100', '2160', '14', 'back']] },
      { title: 'Очередь и льготу проверяют вручную', pins: [[2, '100', '720', '14']] },
    ],
    solutions: [
      { text: 'Выдавать проект договора вместе с направлением', closes: [1], effort: '3', state: 'CHOSEN' },
      { text: 'Проверять льготу по реестрам', closes: [2], effort: '5', state: 'CHOSEN' },
    ],
    measures: [
      {
        solution: 1,
        title: 'Выдавать проект договора вместе с направлением',
        who: 'Начальник отдела дошкольного образования',
        due: -220,
        indicator: 'посещений родителя',
        unit: 'раз',
        was: '3',
        target: '1',
        cost: 40_000,
        status: 'DONE',
      },
      {
        solution: 2,
        title: 'Проверять льготу по реестрам',
        who: 'Начальник отдела дошкольного образования',
        due: -200,
        indicator: 'проверка',
        unit: 'рабочих дней',
        was: '2',
        target: '0,5',
        cost: 80_000,
        status: 'DONE',
      },
    ],
    troubles: [],
    standard: { months: 5, versions: [{ measured: [1.08, 1] }] },
  },
  {
    code: 'КН-05',
    problem: 'На визит уходит день с дорогой, организация узнаёт о нём письмом за неделю.',
    state: 'RUNNING',
    plan: 'AGREED',
    problems: [
      { title: 'Инспектор полдня в дороге', pins: [[3, '100', '0', '60']] },
      { title: 'Уведомляют заказным письмом', pins: [[2, '100', '2160', '8']] },
    ],
    solutions: [{ text: 'Визит по видеосвязи', closes: [1, 2], effort: '2', state: 'CHOSEN' }],
    measures: [
      {
        solution: 1,
        title: 'Проводить визиты по видеосвязи',
        who: 'Начальник отдела контроля',
        due: 40,
        indicator: 'работа на визит',
        unit: 'мин',
        was: '297',
        target: '125',
        cost: 0,
        status: 'DOING',
      },
    ],
    troubles: [{ text: 'У трёх районов нет переговорной со связью: визиты в них пока очные.' }],
  },
  {
    code: 'СТР-02',
    problem: 'Треть заявлений возвращают из-за неполного комплекта.',
    state: 'DRAFT',
    plan: 'none',
    problems: [{ title: 'Треть комплектов неполные', pins: [[2, '100', '0', '0', 'back']] }],
    solutions: [],
    measures: [],
    troubles: [],
  },
]
