// Journeys and studies of the demonstration's life situations.
import { birthStages, contractStages, secondChildStages, villageStages, workStages } from './feedback-situations'

type ToldJourney = [
  n: number,
  situation: number,
  who: string,
  segment: number,
  interviews: number,
  stages: typeof birthStages,
]
export const journeys: Record<string, ToldJourney[]> = {
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
export const studies: Record<string, ToldStudy[]> = {
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
