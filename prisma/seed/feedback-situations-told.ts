// Life situations of the demonstration: candidates, chosen and declined ones.
import type { DecisionKey } from '../../lib/feedback/situation/labels'
import {
  birthScenario,
  birthServices,
  contractScenario,
  contractServices,
  workScenario,
  workServices,
} from './feedback-situations'

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
export const situations: Record<string, ToldSituation[]> = {
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
